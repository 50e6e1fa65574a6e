import { isIP } from "node:net";
import type { Inputs } from "../../cloud/behaviour.ts";
import { text, textList } from "../known.ts";
import { contextTag, der, directoryText, oid, sequence, setOf, TAG } from "./der.ts";

/** Words of a subject → their object identifiers, in the order in which Go writes them (Go, crypto/x509/pkix, from memory, 2026-11). */
const PARTS = [
  ["country", "2.5.4.6"],
  ["organization", "2.5.4.10"],
  ["organizationalUnit", "2.5.4.11"],
  ["locality", "2.5.4.7"],
  ["province", "2.5.4.8"],
  ["streetAddresses", "2.5.4.9"],
  ["postalCode", "2.5.4.17"],
  ["commonName", "2.5.4.3"],
  ["serialNumber", "2.5.4.5"],
] as const;
const EMAIL_ADDRESS = "1.2.840.113549.1.9.1";

/** A distinguished name of a certificate's subject; an empty one where nothing is given. */
export function distinguishedName(subject: Inputs): Buffer {
  const parts = PARTS.flatMap(([word, id]) => {
    const one = text(subject, word);
    return (one === undefined ? textList(subject, word) : [one]).map((value) =>
      setOf(sequence(oid(id), directoryText(value))),
    );
  });
  const email = text(subject, "emailAddress");
  const last =
    email === undefined ? [] : [setOf(sequence(oid(EMAIL_ADDRESS), der(TAG.ia5, Buffer.from(email))))];
  return sequence(...parts, ...last);
}

/** The other names of a subject (RFC 5280, 4.2.1.6); undefined where there are none. */
export function alternativeNames(inputs: Inputs): Buffer | undefined {
  const plain = (number: number, name: string): Buffer => der(contextTag(number, false), Buffer.from(name));
  const names = [
    ...textList(inputs, "dnsNames").map((name) => plain(2, name)),
    ...textList(inputs, "ipAddresses").map((address) => der(contextTag(7, false), addressBytes(address))),
    ...textList(inputs, "uris").map((uri) => plain(6, uri)),
  ];
  return names.length === 0 ? undefined : sequence(...names);
}

/** Four bytes or sixteen; four also for an address of IPv4 inside IPv6, as Go writes it (Go, crypto/x509, from memory, 2026-11). */
function addressBytes(address: string): Buffer {
  if (isIP(address) === 4) return Buffer.from(address.split(".").map(Number));
  const [head = "", tail] = address.split("::");
  const left = groups(head);
  const right = tail === undefined ? [] : groups(tail);
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => "0");
  const bytes = Buffer.from(
    [...left, ...zeros, ...right].map((group) => group.padStart(4, "0")).join(""),
    "hex",
  );
  return bytes.subarray(0, IPV4_INSIDE.length).equals(IPV4_INSIDE)
    ? bytes.subarray(IPV4_INSIDE.length)
    : bytes;
}

/** What stands before an address of IPv4 (RFC 4291, 2.5.5.2). */
const IPV4_INSIDE = Buffer.from("00000000000000000000ffff", "hex");

/** The groups of a part of an address; an end in the form of IPv4 is two of them (RFC 4291, 2.2). */
function groups(part: string): readonly string[] {
  if (part === "") return [];
  return part.split(":").flatMap((group) => {
    if (!group.includes(".")) return [group];
    const bytes = Buffer.from(group.split(".").map(Number)).toString("hex");
    return [bytes.slice(0, 4), bytes.slice(4)];
  });
}
