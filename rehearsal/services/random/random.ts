import { randomBytes, randomInt, randomUUID } from "node:crypto";
import type { Behaviour, CheckFailure, Inputs, Service } from "../../cloud/behaviour.ts";
import { list, number, text } from "../known.ts";
import { bcrypt } from "./bcrypt.ts";
import { PET_ADJECTIVES, PET_ADVERBS, PET_NAMES } from "./pet-words.ts";
import { randomText, TEXT_INPUTS, textDefaults, textFailures } from "./random-text.ts";

/**
 * bcrypt's least cost. The provider's is 10 (Go's bcrypt.DefaultCost, from memory, 2026-11), which is slow on purpose, against people who
 * guess; nobody guesses here, and it took half a second of an update.
 */
const BCRYPT_COST = 4;
/** @pulumi/random 4.21.2, RandomPetArgs. */
const PET = { length: 2, separator: "-" } as const;

/**
 * The provider's resources live in the state alone: nothing is left behind, and every input makes a new
 * value.
 */

const randomPassword: Behaviour = {
  token: "random:index/randomPassword:RandomPassword",
  replaceOn: TEXT_INPUTS,
  check: textFailures,
  create(inputs) {
    const result = randomText(inputs);
    return {
      id: "none",
      outputs: { ...textDefaults(inputs), result, bcryptHash: bcrypt(result, randomBytes(16), BCRYPT_COST) },
    };
  },
};

const randomString: Behaviour = {
  token: "random:index/randomString:RandomString",
  replaceOn: TEXT_INPUTS,
  check: textFailures,
  create(inputs) {
    const result = randomText(inputs);
    return { id: result, outputs: { ...textDefaults(inputs), result } };
  },
};

const randomId: Behaviour = {
  token: "random:index/randomId:RandomId",
  replaceOn: ["byteLength", "keepers", "prefix"],
  check: (inputs) => atLeastOne(inputs, "byteLength"),
  create(inputs) {
    const bytes = randomBytes(number(inputs, "byteLength") ?? 1);
    const prefix = text(inputs, "prefix") ?? "";
    const hex = bytes.toString("hex");
    const b64Url = bytes.toString("base64url");
    return {
      id: b64Url,
      outputs: {
        ...{ b64Url: `${prefix}${b64Url}`, b64Std: `${prefix}${bytes.toString("base64")}` },
        ...{ hex: `${prefix}${hex}`, dec: `${prefix}${BigInt(`0x${hex}`)}` },
      },
    };
  },
};

const randomBytesBehaviour: Behaviour = {
  token: "random:index/randomBytes:RandomBytes",
  replaceOn: ["length", "keepers"],
  check: (inputs) => atLeastOne(inputs, "length"),
  create(inputs) {
    const bytes = randomBytes(number(inputs, "length") ?? 1);
    return { id: "none", outputs: { base64: bytes.toString("base64"), hex: bytes.toString("hex") } };
  },
};

const randomInteger: Behaviour = {
  token: "random:index/randomInteger:RandomInteger",
  replaceOn: ["min", "max", "seed", "keepers"],
  check(inputs) {
    const min = number(inputs, "min");
    const max = number(inputs, "max");
    if (min === undefined || max === undefined || min <= max) return seeded(inputs);
    return [{ property: "min", reason: `must not be above max ${max}; got ${min}` }];
  },
  create(inputs) {
    const min = number(inputs, "min") ?? 0;
    const result = min + randomInt((number(inputs, "max") ?? min) - min + 1);
    return { id: String(result), outputs: { result } };
  },
};

const randomShuffle: Behaviour = {
  token: "random:index/randomShuffle:RandomShuffle",
  replaceOn: ["inputs", "resultCount", "seed", "keepers"],
  check: seeded,
  create(inputs) {
    const given = list(inputs, "inputs");
    const wanted = given.length === 0 ? 0 : (number(inputs, "resultCount") ?? given.length);
    const results: unknown[] = [];
    while (results.length < wanted) results.push(...shuffled(given).slice(0, wanted - results.length));
    return { id: "-", outputs: { results } };
  },
};

const randomPet: Behaviour = {
  token: "random:index/randomPet:RandomPet",
  replaceOn: ["length", "prefix", "separator", "keepers"],
  check: (inputs) => atLeastOne(inputs, "length"),
  create(inputs) {
    const length = number(inputs, "length") ?? PET.length;
    const separator = text(inputs, "separator") ?? PET.separator;
    const words = [oneOf(PET_NAMES)];
    if (length > 1) words.unshift(oneOf(PET_ADJECTIVES));
    while (words.length < length) words.unshift(oneOf(PET_ADVERBS));
    const prefix = text(inputs, "prefix");
    return {
      id: [...(prefix === undefined ? [] : [prefix]), ...words].join(separator),
      outputs: { length, separator },
    };
  },
};

const randomUuid: Behaviour = {
  token: "random:index/randomUuid:RandomUuid",
  replaceOn: ["keepers"],
  create() {
    const result = randomUUID();
    return { id: result, outputs: { result } };
  },
};

function atLeastOne(inputs: Inputs, property: string): readonly CheckFailure[] {
  const value = number(inputs, property);
  return value === undefined || value >= 1 ? [] : [{ property, reason: `must be 1 or more; got ${value}` }];
}

/** The provider's generator for a given seed is Go's own; another one would answer with other values. */
function seeded(inputs: Inputs): readonly CheckFailure[] {
  if (text(inputs, "seed") === undefined) return [];
  return [
    { property: "seed", reason: "this rehearsal cannot repeat the provider's seeded values; leave seed out" },
  ];
}

function oneOf(words: readonly string[]): string {
  return words[randomInt(words.length)] ?? "";
}

function shuffled(values: readonly unknown[]): unknown[] {
  return values
    .map((value) => ({ value, order: randomInt(2 ** 32) }))
    .sort((a, b) => a.order - b.order)
    .map(({ value }) => value);
}

/** The random provider, with the machine's own randomness. */
export const random: Service = {
  behaviours: [
    ...[
      randomPassword,
      randomString,
      randomId,
      randomBytesBehaviour,
      randomInteger,
      randomShuffle,
      randomPet,
    ],
    randomUuid,
  ],
};
