import { describe, expect, it } from "@jest/globals";
import { failureOf, runCommand } from "../../../cli/engine/run-command.ts";

const sh = (script: string, signal?: AbortSignal) =>
  runCommand("/bin/sh", ["-c", script], { env: process.env, ...(signal === undefined ? {} : { signal }) });

describe("runCommand", () => {
  it("collects both outputs and the exit code", async () => {
    expect(await sh("echo out; echo err >&2; exit 4")).toEqual({
      code: 4,
      signal: undefined,
      failure: undefined,
      aborted: false,
      stdout: "out\n",
      stderr: "err\n",
    });
  });

  it("says why a command cannot be started", async () => {
    const result = await runCommand("/nonexistent/tool", [], { env: {} });
    expect(failureOf(result)).toBe("spawn /nonexistent/tool ENOENT");
  });

  it("ends what the command started, too, when aborted: else its output would stay open for 20 seconds", async () => {
    const started = Date.now();
    const result = await sh("sleep 20 & sleep 20", AbortSignal.timeout(200));
    expect(result).toMatchObject({ aborted: true, signal: "SIGKILL" });
    expect(Date.now() - started).toBeLessThan(5_000);
  });

  it("does not even let a command work when the signal has fired before", async () => {
    expect(await sh("sleep 20", AbortSignal.abort())).toMatchObject({ aborted: true });
  });

  it("leaves no listener on this process", async () => {
    const before = process.listenerCount("SIGTERM") + process.listenerCount("exit");
    await sh("true");
    expect(process.listenerCount("SIGTERM") + process.listenerCount("exit")).toBe(before);
  });
});

describe("failureOf", () => {
  it("is undefined for success", async () => {
    expect(failureOf(await sh("echo warning >&2"))).toBeUndefined();
  });

  it("gives the last three lines of the error output and the exit code", async () => {
    expect(failureOf(await sh("printf 'a\\nb\\n\\nc\\nd\\n' >&2; exit 1"))).toBe("b | c | d (exit code 1)");
  });

  it("gives the exit code alone when nothing was said", async () => {
    expect(failureOf(await sh("exit 9"))).toBe("exit code 9");
  });
});
