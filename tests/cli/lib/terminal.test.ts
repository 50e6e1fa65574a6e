import { afterEach, beforeEach, describe, expect, it, jest } from "@jest/globals";
import { openTerminal } from "../../../cli/lib/terminal.ts";

const written = { stdout: "", stderr: "" };

beforeEach(() => {
  for (const name of ["stdout", "stderr"] as const) {
    written[name] = "";
    jest.spyOn(process[name], "write").mockImplementation((chunk) => {
      written[name] += String(chunk);
      return true;
    });
  }
});
afterEach(() => {
  jest.restoreAllMocks();
});

describe("openTerminal", () => {
  it("writes results on standard output and notes on standard error", () => {
    const terminal = openTerminal({ json: false });
    terminal.say("done");
    terminal.say();
    terminal.note("on the way");
    terminal.json({ ok: true });
    expect(written).toEqual({ stdout: "done\n\n", stderr: "on the way\n" });
  });

  it("writes only the document on standard output with json", () => {
    const terminal = openTerminal({ json: true });
    terminal.say("done");
    terminal.note("on the way");
    terminal.json({ ok: true });
    expect(JSON.parse(written.stdout)).toEqual({ ok: true });
    expect(written.stderr).toBe("on the way\n");
  });

  it("shows no progress and no colour where there is no terminal", () => {
    const terminal = openTerminal({ json: false });
    terminal.progress("half way");
    expect(terminal.style("red", "text")).toBe("text");
    expect(written).toEqual({ stdout: "", stderr: "" });
  });

  it("overwrites its line of progress at a terminal, cut to its width", () => {
    const { isTTY, columns } = process.stderr;
    Object.assign(process.stderr, { isTTY: true, columns: 10 });
    try {
      const terminal = openTerminal({ json: false });
      terminal.progress("a very long line");
      expect(written.stderr).toContain("a very lo");
      expect(written.stderr).not.toContain("a very lon");
      terminal.note("next");
      expect(written.stderr.endsWith("\r\u001b[2Knext\n")).toBe(true);
      terminal.note("after");
      expect(written.stderr).toMatch(/next\nafter\n$/);
    } finally {
      Object.assign(process.stderr, { isTTY, columns });
    }
  });

  it("keeps 80 columns at a terminal that says it has none", () => {
    const { isTTY, columns } = process.stderr;
    Object.assign(process.stderr, { isTTY: true, columns: 0 });
    try {
      openTerminal({ json: false }).progress("-".repeat(100));
      expect(written.stderr).toContain("-".repeat(79));
      expect(written.stderr).not.toContain("-".repeat(80));
    } finally {
      Object.assign(process.stderr, { isTTY, columns });
    }
  });

  it("takes a pipe that its reader closed as silence, and every other fault as one", () => {
    openTerminal({ json: false });
    const fault = (code: string) => Object.assign(new Error(code), { code });
    expect(() => process.stdout.emit("error", fault("EPIPE"))).not.toThrow();
    expect(() => process.stdout.emit("error", fault("ENOSPC"))).toThrow("ENOSPC");
  });

  it("listens once, however often it is opened", () => {
    openTerminal({ json: false });
    const before = process.stdout.listenerCount("error");
    openTerminal({ json: true });
    expect(process.stdout.listenerCount("error")).toBe(before);
  });
});
