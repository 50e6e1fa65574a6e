import { describe, expect, it } from "@jest/globals";
import { loginProblem } from "../../../cli/stack/login-problem.ts";
import { formatProblem } from "../../../infra/lib/errors.ts";
import { exampleService, exampleSettings } from "../../infra/example-settings.ts";

const settings = exampleSettings({ services: { api: exampleService({ imageCredentials: "LOGIN" }) } });
const told = (value: string, name = "LOGIN") => {
  const problem = loginProblem(settings, name, value);
  return problem === undefined ? undefined : formatProblem(problem);
};

describe("loginProblem", () => {
  it("is none for a login, and for any value of a secret that pulls no image", () => {
    expect(told('{"username":"shop","password":"s3cret"}')).toBeUndefined();
    expect(told("s3cret", "STRIPE_KEY")).toBeUndefined();
  });

  it.each([
    ["shop:s3cret", "a text that is no JSON"],
    ['["s3cret"]', "JSON that is no object"],
    ["null", "JSON that is no object"],
    ['{"password":"s3cret"}', "JSON without the text username"],
    ['{"username":"","password":1}', "JSON without the text username and password"],
  ])("refuses %s without repeating it", (value, found) => {
    expect(told(value)).toBe(
      `LOGIN: the login of a registry, {"username": "…", "password": "…"}; got ${found}. Write both as JSON into one file, and pipe that in.`,
    );
  });
});
