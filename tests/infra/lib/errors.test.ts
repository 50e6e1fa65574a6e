import { describe, expect, it } from "@jest/globals";
import { ConfigError, formatProblem, type Problem, sortProblems } from "../../../infra/lib/errors.ts";

const PORT: Problem = {
  where: "services.api.containerPort",
  expected: "a whole number from 1024 to 65535",
  found: "80",
  next: "Write it like containerPort: 3000",
};

describe("formatProblem", () => {
  it("tells the key path, what was expected, what was found and what to do", () => {
    expect(formatProblem(PORT)).toBe(
      "services.api.containerPort: a whole number from 1024 to 65535; got 80. Write it like containerPort: 3000.",
    );
  });

  it("names the file and the line where they are known", () => {
    expect(formatProblem({ ...PORT, source: "Pulumi.staging.yaml", line: 12 })).toMatch(
      /^Pulumi\.staging\.yaml:12 services\.api\.containerPort: /,
    );
  });

  it("names the source alone when the line is unknown", () => {
    expect(formatProblem({ ...PORT, source: "staging" })).toMatch(/^staging services\.api\.containerPort: /);
  });
});

describe("sortProblems", () => {
  const named = (where: string, source?: string): Problem => ({
    ...PORT,
    where,
    ...(source === undefined ? {} : { source }),
  });

  it("orders by source, then key path", () => {
    const sorted = sortProblems([named("b", "B"), named("a", "B"), named("z", "A")]);
    expect(sorted.map(({ source, where }) => `${source} ${where}`)).toEqual(["A z", "B a", "B b"]);
  });

  it("tells a repeated problem once", () => {
    expect(sortProblems([PORT, { ...PORT }])).toHaveLength(1);
  });

  it("keeps two faults at one place", () => {
    expect(sortProblems([PORT, { ...PORT, expected: "another thing" }])).toHaveLength(2);
  });
});

describe("ConfigError", () => {
  it("holds every problem, sorted, and has one line for each", () => {
    const error = new ConfigError([PORT, { ...PORT, where: "domain" }]);
    expect(error.problems.map(({ where }) => where)).toEqual(["domain", "services.api.containerPort"]);
    expect(error.message.split("\n")).toHaveLength(2);
  });
});
