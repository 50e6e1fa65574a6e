import type { Terminal } from "../../cli/lib/terminal.ts";

/** A terminal that keeps what is written to it. */
export class QuietTerminal implements Terminal {
  readonly said: string[] = [];
  readonly notes: string[] = [];
  document: Record<string, unknown> = {};

  say(line = ""): void {
    this.said.push(line);
  }
  progress(): void {}
  note(line: string): void {
    this.notes.push(line);
  }
  json(document: object): void {
    this.document = { ...document };
  }
  style(_format: string, text: string): string {
    return text;
  }
}
