import { isRecord, record, text } from "../known.ts";

/** The text files of an archive as it comes over the provider protocol; undefined for one that is not made of texts. */
export function functionFiles(
  archive: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string>> | undefined {
  const assets = record(archive, "assets");
  if (assets === undefined) return undefined;
  const files = Object.entries(assets).map(([name, asset]) => [
    name,
    isRecord(asset) ? text(asset, "text") : undefined,
  ]);
  return files.every(([, source]) => source !== undefined)
    ? (Object.fromEntries(files) as Record<string, string>)
    : undefined; // checked
}
