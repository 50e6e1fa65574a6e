/**
 * A path as Cloudflare's rules see it: its own normalisation of incoming URLs, which every zone has unless somebody turns it off.
 * Source: developers.cloudflare.com/rules/normalization/how-it-works, and its examples, read 2026-11-27.
 */
export function pathAtCloudflare(path: string): string {
  const slashes = path.replaceAll("\\", "/");
  return withoutDots(slashes.replaceAll(/%([0-9a-f]{2})/gi, (written, hex: string) => mended(written, hex)));
}

/** Letters, digits and four signs lose their escape; any other escape is written in capitals. */
function mended(written: string, hex: string): string {
  const letter = String.fromCodePoint(Number.parseInt(hex, 16));
  return /[A-Za-z0-9._~-]/.test(letter) ? letter : written.toUpperCase();
}

/**
 * A path without doubled slashes and without steps to itself or back. AWS WAF's NORMALIZE_PATH does no more, and decodes
 * nothing (AWS WAF guide, "Using text transformations", from memory, 2026-11).
 */
export function withoutDots(path: string): string {
  const steps: string[] = [];
  const asked = path.split("/").filter((step, index, all) => step !== "" || index === all.length - 1);
  asked.forEach((step, index) => {
    const isDots = step === "." || step === "..";
    if (step === "..") steps.pop();
    if (!isDots) steps.push(step);
    else if (index === asked.length - 1) steps.push("");
  });
  return `/${steps.join("/")}`;
}

/** Every escape decoded once, as AWS WAF's URL_DECODE does; bytes stand for themselves. */
export function urlDecoded(text: string): string {
  return text
    .split(/(%[0-9a-f]{2})/i)
    .map((part) => (/^%[0-9a-f]{2}$/i.test(part) ? String.fromCharCode(Number(`0x${part.slice(1)}`)) : part))
    .join("");
}
