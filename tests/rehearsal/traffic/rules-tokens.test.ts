import { describe, expect, it } from "@jest/globals";
import { rulesTokens } from "../../../rehearsal/traffic/rules-tokens.ts";

const texts = (source: string) =>
  rulesTokens(source).map((token) => (token.kind === "value" ? token.value : `${token.kind} ${token.text}`));

describe("rulesTokens", () => {
  it("tells values, names and signs apart", () => {
    expect(texts('http.host eq "a" && not (len(x)>=5)')).toEqual([
      ...["name http.host", "name eq", "a", "sign &&", "name not", "sign (", "name len", "sign ("],
      ...["name x", "sign )", "sign >=", 5, "sign )"],
    ]);
    expect(texts("true trueish")).toEqual([true, "name trueish"]);
  });

  it("reads quotes and backslashes within texts, and none within raw ones", () => {
    expect(texts('"a \\"b\\" \\\\ c"')).toEqual(['a "b" \\ c']);
    expect(texts('r"a\\d" r#"say "b""#')).toEqual(["a\\d", 'say "b"']);
  });

  it("reads addresses and blocks without quotes", () => {
    expect(texts("{203.0.113.0/24 2001:db8::/32}")).toMatchObject([
      "sign {",
      { bits: 32, prefix: 24 },
      { bits: 128, prefix: 32 },
      "sign }",
    ]);
  });

  it.each(['"open', "a $list", "a;b"])("refuses %s", (source) => {
    expect(() => rulesTokens(source)).toThrow("reads no further than position");
  });
});
