import { describe, expect, it } from "@jest/globals";
import { checkTextMessages } from "../../../../infra/config/checks/text-messages.ts";

const places = (region: string | undefined, sms: readonly string[] | undefined) =>
  checkTextMessages({ aws: { region }, notify: { sms: sms === undefined ? undefined : [...sms] } }).map(
    ({ where }) => where,
  );

describe("checkTextMessages", () => {
  it("accepts a stack without numbers wherever it stands", () => {
    expect(places("ap-northeast-2", undefined)).toEqual([]);
  });

  it("wants a region that sends them", () => {
    expect(places("me-central-1", ["+971501234567"])).toEqual([]);
    expect(places("ap-northeast-2", ["+971501234567"])).toEqual(["notify.sms"]);
    expect(places("ap-east-1", ["+971501234567"])).toEqual(["notify.sms"]);
  });

  it("judges no region that is missing, for that was told", () => {
    expect(places(undefined, ["+971501234567"])).toEqual([]);
  });

  it("names a number that comes again", () => {
    expect(places("eu-west-1", ["+971501234567", "+971501234568", "+971501234567"])).toEqual([
      "notify.sms.2",
    ]);
  });
});
