/** Longest body of one custom response, in bytes (AWS WAF quotas, from memory, 2026-11). */
export const MAX_BODY_BYTES = 4096;

/** The page that a refused write gets: readable at every width, in light and dark, without anything to load. */
export function maintenancePage(message: string): string {
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1"><title>Maintenance</title>',
    "<style>:root{color-scheme:light dark}body{font:1.125rem/1.5 system-ui,sans-serif;max-width:36rem;margin:20vh auto;padding:0 1rem}</style>",
    `</head><body><h1>Maintenance</h1><p>${escaped(message)}</p></body></html>`,
  ].join("");
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
