import { describe, expect, it } from "@jest/globals";
import { setAside } from "../../../cli/init/set-aside.ts";

const GENERIC = new Set(["BAK-03"]);
const ROWS = `rows:
  # Kept by the owners.
  - id: "BAK-03"
    area: backup

  - id: "ALR-05"
    expect: [{ rule: alert }]
`;
const ASIDE = `# rows:
#   # Kept by the owners.
#   - id: "BAK-03"
#     area: backup
#
#   - id: "ALR-05"
#     expect: [{ rule: alert }]
`;
const HEAD =
  "# Demands that the owners of the example made of their product: figures, alerts, routes. Nothing judges them here.\n" +
  "# What your own product demands, take the # away from and change; the rest can go.\n";

describe("setAside", () => {
  it("makes comments of the product's own rows and chooses those that generic rules judge too", () => {
    expect(setAside(`# Beside.\nchoose:\n  - "SEC-04" # rotates\n  - "NET-06"\n${ROWS}`, GENERIC)).toEqual({
      text: `# Beside.\nchoose:\n  - "SEC-04" # rotates\n  - "NET-06"\n  - "BAK-03"\n${HEAD}${ASIDE}`,
      ...{ chosen: ["SEC-04", "NET-06", "BAK-03"], chooseLine: 2, rows: ["BAK-03", "ALR-05"], rowsLine: 6 },
    });
  });

  it("finds the rows before the choice, and a choice on one line", () => {
    const { text } = setAside(`${ROWS}choose: ["SEC-04",\n  "NET-06"]\n`, GENERIC);
    expect(text).toBe(`choose:\n  - "SEC-04"\n  - "NET-06"\n  - "BAK-03"\n${HEAD}${ASIDE}`);
  });

  it("chooses where nothing was chosen, and nothing that is chosen already", () => {
    expect(setAside(ROWS, GENERIC).text).toBe(`choose:\n  - "BAK-03"\n${HEAD}${ASIDE}`);
    expect(setAside(`choose:\n  - "BAK-03"\n${ROWS}`, GENERIC).chosen).toEqual(["BAK-03"]);
  });

  it("leaves a file without rows of its own as it is", () => {
    const text = '# Beside.\nchoose:\n  - "SEC-04"\n';
    expect(setAside(text, GENERIC)).toEqual({
      ...{ text, chosen: ["SEC-04"], chooseLine: 2, rows: [], rowsLine: undefined },
    });
    expect(setAside("# nothing\n", GENERIC)).toMatchObject({ text: "# nothing\n", chooseLine: undefined });
  });

  it("gives back the example's own rows to whoever takes the marks away", () => {
    const own = `rows:\n  - id: "APP-01"\n    area: application\n    requirement: No default password\n    shownBy: app\n`;
    const back = setAside(own, new Set()).text.replace(HEAD, "").replaceAll(/^# /gm, "");
    expect(back).toBe(own);
  });
});
