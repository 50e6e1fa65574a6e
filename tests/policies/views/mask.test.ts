import { describe, expect, it } from "@jest/globals";
import { UNKNOWN } from "../../../policies/resource-view.ts";
import { DB_INSTANCE, RANDOM_PASSWORD, SECRET_VERSION } from "../../../policies/tokens.ts";
import { maskViews } from "../../../policies/views/mask.ts";
import { view } from "../rule-table.ts";

const password = view(RANDOM_PASSWORD, "password", { length: 12 }, { outputs: { result: 'p%ss"w/rd-9' } });
const masked = (type: string, inputs: Readonly<Record<string, unknown>>) =>
  maskViews([password, view(type, "other", inputs)])[1]?.inputs;

describe("maskViews", () => {
  it("masks the properties that hold secrets", () => {
    expect(maskViews([password])[0]?.outputs).toEqual({ result: "[secret]" });
    expect(masked(SECRET_VERSION, { secretString: "x" })).toEqual({ secretString: "[secret]" });
  });

  it("masks the value wherever else it stands, as it is, in a URL and in JSON", () => {
    const url = `postgresql://app:${encodeURIComponent('p%ss"w/rd-9')}@db`;
    const json = JSON.stringify([{ value: 'p%ss"w/rd-9' }]);
    expect(masked("any", { a: { b: ['x p%ss"w/rd-9 y'] }, url, json })).toEqual({
      a: { b: ["x [secret] y"] },
      url: "postgresql://app:[secret]@db",
      json: '[{"value":"[secret]"}]',
    });
  });

  it("masks the key of an authority beside the certificate that it signs", () => {
    expect(masked("tls:index/locallySignedCert:LocallySignedCert", { caPrivateKeyPem: "short" })).toEqual({
      caPrivateKeyPem: "[secret]",
    });
  });

  it("masks a property with a secret's name on a type that it does not know", () => {
    expect(masked("any", { apiToken: "short", note: "short" })).toEqual({
      apiToken: "[secret]",
      note: "short",
    });
  });

  it("leaves absent and unknown values what they are", () => {
    expect(masked(DB_INSTANCE, { password: UNKNOWN, kept: UNKNOWN })).toEqual({
      password: UNKNOWN,
      kept: UNKNOWN,
    });
  });

  it("does not blot out words with a secret of a few letters", () => {
    const short = view(RANDOM_PASSWORD, "short", {}, { outputs: { result: "api" } });
    expect(maskViews([short, view("any", "other", { name: "api" })])[1]?.inputs).toEqual({ name: "api" });
  });
});
