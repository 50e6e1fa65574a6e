import { styleText } from "node:util";

/** Where a command writes. With `--json` the one document goes to standard output and everything else is quiet. */
export interface Terminal {
  /** A line of the result. */
  say(line?: string): void;
  /** What happens just now: one line that is overwritten; nothing where there is no terminal. */
  progress(line: string): void;
  /** A line about the way there, on standard error. */
  note(line: string): void;
  /** The result for programs; printed only with `--json`. */
  json(document: object): void;
  /** Emphasis where the terminal has colours. */
  style(format: Format, text: string): string;
}

export type Format = "bold" | "dim" | "green" | "red" | "yellow";

/** The terminal of this process. A reader that goes away (`slipway explain | head -1`) silences it, and nothing else. */
export function openTerminal(options: { readonly json: boolean }): Terminal {
  tolerateClosedPipe(process.stdout);
  tolerateClosedPipe(process.stderr);
  const live = process.stderr.isTTY === true && !options.json;
  let shown = false;
  const clear = (): void => {
    if (shown) process.stderr.write("\r\u001b[2K");
    shown = false;
  };
  return {
    say: (line = "") => {
      clear();
      if (!options.json) process.stdout.write(`${line}\n`);
    },
    progress: (line) => {
      if (!live) return;
      clear();
      process.stderr.write(styleText("dim", line.slice(0, columns() - 1)));
      shown = true;
    },
    note: (line) => {
      clear();
      process.stderr.write(`${line}\n`);
    },
    json: (document) => {
      clear();
      if (options.json) process.stdout.write(`${JSON.stringify(document, undefined, 2)}\n`);
    },
    style: (format, text) =>
      process.stdout.isTTY === true && !options.json ? styleText(format, text) : text,
  };
}

const DEFAULT_COLUMNS = 80;

/** A terminal that does not know its width says nothing or 0. */
function columns(): number {
  const said = process.stderr.columns ?? 0;
  return said > 0 ? said : DEFAULT_COLUMNS;
}

const tolerant = new WeakSet<NodeJS.WriteStream>();

/** Writing to a closed pipe is no fault: an update under way must still end in order, only unheard. */
function tolerateClosedPipe(stream: NodeJS.WriteStream): void {
  if (tolerant.has(stream)) return;
  tolerant.add(stream);
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}
