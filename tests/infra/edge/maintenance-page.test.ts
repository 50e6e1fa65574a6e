import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { MAX_BODY_BYTES, maintenancePage } from "../../../infra/edge/maintenance-page.ts";

/** The text that a browser shows as the message. */
function shown(page: string): string | undefined {
  const [, inside] = /<p>([^<]*)<\/p><\/body><\/html>$/.exec(page) ?? [];
  return inside
    ?.replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}

describe("maintenancePage", () => {
  it("is a whole page that loads nothing", () => {
    const page = maintenancePage("Back at six.");
    expect(page).toMatch(/^<!doctype html><html lang="en"><head>/);
    expect(page).toContain("<h1>Maintenance</h1><p>Back at six.</p>");
    expect(page).not.toMatch(/\bsrc=|\bhref=|url\(|<script/);
  });

  it("shows the message as text, whatever stands in it", () => {
    expect(maintenancePage('<b> & "x"')).toContain("<p>&lt;b&gt; &amp; &quot;x&quot;</p>");
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("<", ">", "&", '"', "a", ";", "lt", "/p") }), (message) =>
        expect(shown(maintenancePage(message))).toBe(message),
      ),
    );
  });

  it("fits AWS WAF's body with the longest message of the dearest letters", () => {
    expect(Buffer.byteLength(maintenancePage('"'.repeat(500)))).toBeLessThanOrEqual(MAX_BODY_BYTES);
    expect(Buffer.byteLength(maintenancePage("字".repeat(500)))).toBeLessThanOrEqual(MAX_BODY_BYTES);
  });
});
