import { describe, expect, it } from "@jest/globals";
import { checkHealthCommand } from "../../../../infra/config/checks/health-command.ts";
import type { ServiceParts } from "../../../../infra/config/config.ts";

const next = (text: string, service: ServiceParts = { containerPort: 3000 }, livePath?: string) =>
  checkHealthCommand({
    services: {
      api: {
        ...service,
        health: { command: ["CMD-SHELL", text], ...(livePath === undefined ? {} : { livePath }) },
      },
    },
  }).map((problem) => problem.next);

describe("checkHealthCommand", () => {
  it.each([
    "wget -q http://127.0.0.1:3000/health",
    "curl -f http://localhost:3000/health?verbose || exit 1",
    "curl -f 'http://[::1]:3000/health'",
    "node check.js",
    "wget -q http://example.com/nope",
  ])("accepts %s", (text) => {
    expect(next(text, { containerPort: 3000 }, "/health")).toEqual([]);
  });

  it.each([
    ["wget -q http://127.0.0.1:3001/health", "Write http://127.0.0.1:3000/health in its place"],
    ["wget -q http://localhost/health", "Write http://localhost:3000/health in its place"],
    ["wget -q http://[::1]:3000", "Write http://[::1]:3000/health in its place"],
    ["wget -q http://127.0.0.1:3000/healthy", "Write http://127.0.0.1:3000/health in its place"],
  ])("refuses %s", (text, expected) => {
    expect(next(text, { containerPort: 3000 }, "/health")).toEqual([expected]);
  });

  it("judges what is there: a path without a port, a port without a path", () => {
    expect(next("wget http://127.0.0.1:1/no", {}, "/health")).toEqual([
      "Write http://127.0.0.1:1/health in its place",
    ]);
    expect(next("wget http://127.0.0.1:1/no")).toEqual(["Write http://127.0.0.1:3000/no in its place"]);
    expect(next("wget http://127.0.0.1:1/no", {})).toEqual([]);
    expect(checkHealthCommand({ services: { api: {} } })).toEqual([]);
    expect(checkHealthCommand({})).toEqual([]);
  });
});
