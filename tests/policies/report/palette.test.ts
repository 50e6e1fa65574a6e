import { describe, expect, it } from "@jest/globals";
import { PALETTES, type Palette, paletteCss } from "../../../policies/report/palette.ts";
import { STYLE } from "../../../policies/report/style.css.ts";

/** Relative luminance of `#rrggbb` (WCAG 2.2, definition of relative luminance). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const GROUNDS = ["page", "card", "hover"] as const;
const STATES = ["violated", "undecided", "exempt", "not-yet-covered", "met", "not-applicable"] as const;
const TEXTS = ["ink", "soft", "link", ...STATES] as const;

/** Pairs of text and ground that are harder to read than 4.5:1. */
function faint(palette: Palette): readonly string[] {
  const pairs = TEXTS.flatMap((text) => GROUNDS.map((ground) => [text, ground] as const));
  return pairs
    .filter(([text, ground]) => contrast(palette[text], palette[ground]) < 4.5)
    .map(([text, ground]) => `${text} on ${ground}`);
}

describe("PALETTES", () => {
  it.each(["light", "dark"] as const)("has 4.5:1 for every text on every ground, %s", (mode) => {
    expect(faint(PALETTES[mode])).toEqual([]);
  });

  it("would show a text that is too faint", () => {
    expect(faint({ ...PALETTES.light, "not-applicable": "#6f7985" })).toContain("not-applicable on page");
    expect(contrast("#ffffff", "#000000")).toBeCloseTo(21);
    expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
  });
});

describe("STYLE", () => {
  it("takes every colour of a screen from the palette", () => {
    const colours = new Set(Object.values(PALETTES).flatMap((palette) => Object.values(palette)));
    const strange = [...STYLE.replace(/@media print[\s\S]*/, "").matchAll(/#[0-9a-f]{3,8}\b/g)].filter(
      ([colour]) => !colours.has(colour),
    );
    expect(strange).toEqual([]);
  });

  it("names only colours that the palette has", () => {
    const used = [...STYLE.matchAll(/var\(--([a-z-]+)\)/g)].map((match) => match[1] ?? "");
    expect(used.filter((name) => !(name in PALETTES.light))).toEqual([]);
  });
});

describe("paletteCss", () => {
  it("declares one property for each use", () => {
    expect(paletteCss(PALETTES.dark)).toMatch(/^--ink:#e6eaf0;--soft:#9aa5b3;.*--line:#2c3542;$/);
  });
});
