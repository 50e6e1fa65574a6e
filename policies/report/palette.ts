/** One colour for each use of text and ground, as `#rrggbb`. */
export interface Palette {
  readonly ink: string;
  readonly soft: string;
  readonly link: string;
  readonly violated: string;
  readonly undecided: string;
  readonly exempt: string;
  readonly "not-yet-covered": string;
  readonly met: string;
  readonly "not-applicable": string;
  readonly page: string;
  readonly card: string;
  /** Ground of a row under the pointer. */
  readonly hover: string;
  /** Borders; no text stands on it. */
  readonly line: string;
}

/** Every text has at least 4.5:1 on every ground (WCAG 2.2, 1.4.3, https://www.w3.org/TR/WCAG22/, from memory). */
export const PALETTES: Readonly<Record<"light" | "dark", Palette>> = {
  light: {
    ink: "#1c2430",
    soft: "#566170",
    link: "#1f5fbf",
    violated: "#b3261e",
    undecided: "#805300",
    exempt: "#6b3fa0",
    "not-yet-covered": "#33566f",
    met: "#1a6b3c",
    "not-applicable": "#5f6874",
    page: "#f6f7f9",
    card: "#ffffff",
    hover: "#f1f3f6",
    line: "#dfe4ea",
  },
  dark: {
    ink: "#e6eaf0",
    soft: "#9aa5b3",
    link: "#8ab4f8",
    violated: "#ff8a80",
    undecided: "#f0b849",
    exempt: "#c3a1f0",
    "not-yet-covered": "#9cc3dc",
    met: "#6fcf97",
    "not-applicable": "#929dab",
    page: "#12161c",
    card: "#1a2029",
    hover: "#212834",
    line: "#2c3542",
  },
};

/** The palette as declarations of custom properties: `--ink:#1c2430;…`. */
export function paletteCss(palette: Palette): string {
  return Object.entries(palette)
    .map(([use, colour]) => `--${use}:${colour};`)
    .join("");
}
