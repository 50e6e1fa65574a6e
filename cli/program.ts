import { readFileSync } from "node:fs";
import { resolve as resolvePath } from "node:path";
import { Command, Option } from "commander";
import { FAULT_KINDS } from "../rehearsal/cloud/fault-kinds.ts";
import { type CommonOptions, folder } from "./commands/common.ts";
import { EXIT } from "./exit-codes.ts";
import type { Fact } from "./init/answers.ts";
import { openReportFolder } from "./lib/report-folder.ts";
import type { Terminal } from "./lib/terminal.ts";
import { UserError } from "./lib/user-error.ts";

/** The options as commander gives them. */
interface RawOptions {
  readonly stack?: string;
  readonly config?: string;
  readonly on: "rehearsal" | "cloud";
  readonly json?: boolean;
  readonly out?: string;
  readonly confirm?: string;
  readonly against?: string;
  readonly assume?: readonly string[];
  readonly standIn?: string;
  readonly markdown?: boolean;
  readonly rehearse?: readonly string[];
}

/** The options of `init`, as commander gives them. */
interface InitAnswers extends Readonly<Partial<Record<Fact, readonly string[]>>> {
  readonly from?: string;
  readonly config?: string;
  readonly json?: boolean;
}

/** The project's own version. */
function packageVersion(): string {
  const manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  return (manifest as { readonly version: string }).version; // our own file
}

/** The `slipway` command line: its words, and which command each one runs. `done` takes the command's exit code. */
export function commands(terminal: Terminal, done: (exitCode: number) => void): Command {
  const program = new Command("slipway")
    .description("The whole production ground of a small product, rehearsed, judged and proven.")
    .version(packageVersion(), "--version", "print the version")
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, "slipway: ")) })
    .showSuggestionAfterError()
    .addHelpText(
      "after",
      "\nExit codes: 0 done, 1 failed, 2 usage or configuration (nothing was touched), 3 refused by policy, or for what would be lost.",
    );
  // Commands are loaded when they run: `check` needs no engine, and its answer should come at once.
  stackCommand(
    program,
    "check",
    "validate the stack files, without an engine; without --stack all of them",
  ).action(async (raw: RawOptions) => {
    const { check } = await import("./commands/check.ts");
    done(check({ configDir: folder(raw.config), stack: raw.stack, terminal }));
  });
  stackCommand(program, "explain", "print every decided setting and where it came from")
    .option("--against <stack>", "only what differs from that stack, side by side")
    .action(async (raw: RawOptions) => {
      const asked = { configDir: folder(raw.config), stack: needed(raw), terminal };
      const { compareStacks } = await import("./commands/compare-stacks.ts");
      const { explain } = await import("./commands/explain.ts");
      done(raw.against === undefined ? explain(asked) : compareStacks({ ...asked, against: raw.against }));
    });
  stackCommand(program, "cost", "what a stack costs in a month, line by line; asks no cloud")
    .option("--assume <name=value>", "another value of an assumption that it prints", many)
    .option("--stand-in <region>", "take this region's price where the stack's own region has none")
    .action(async (raw: RawOptions) => {
      const asked = { configDir: folder(raw.config), stack: needed(raw), terminal };
      const { cost } = await import("./commands/cost.ts");
      done(await cost({ ...asked, assume: raw.assume ?? [], standIn: raw.standIn }));
    });
  initCommand(program, terminal, done);
  engineCommand(program, "preview", "what would change, and what the policies say of it").action(
    async (raw: RawOptions) => {
      const options = common(raw, terminal);
      const { preview } = await import("./commands/preview.ts");
      done(await preview(options));
    },
  );
  rehearsing(
    stackCommand(
      program,
      "preflight",
      "ask the clouds what an update would fail on, and what a person must do",
    ),
  )
    .addOption(new Option("--on <where>", "which cloud").choices(["rehearsal", "cloud"]).default("rehearsal"))
    .action(async (raw: RawOptions) => {
      const options = { ...common(raw, terminal), rehearse: raw.rehearse ?? [] };
      const { preflight } = await import("./commands/preflight.ts");
      done(await preflight(options));
    });
  rehearsing(engineCommand(program, "up", "preview, judge, bring the stack up, write the report")).action(
    async (raw: RawOptions) => {
      const options = { ...common(raw, terminal), rehearse: raw.rehearse ?? [] };
      const { up } = await import("./commands/up.ts");
      done(await up(options));
    },
  );
  engineCommand(program, "refresh", "read every resource back from the cloud into the state").action(
    async (raw: RawOptions) => {
      const options = common(raw, terminal);
      const { refresh } = await import("./commands/refresh.ts");
      done(await refresh(options));
    },
  );
  engineCommand(program, "audit", "judge the stack as it stands and write the report").action(
    async (raw: RawOptions) => {
      const options = common(raw, terminal);
      const { audit } = await import("./commands/audit.ts");
      done(await audit(options));
    },
  );
  rowsCommand(program, terminal, done);
  engineCommand(program, "destroy", "delete the stack; production only with its name typed again")
    .option("--confirm <stack>", "the stack's name, typed again")
    .action(async (raw: RawOptions) => {
      const options = { ...common(raw, terminal), confirm: raw.confirm };
      const { destroy } = await import("./commands/destroy.ts");
      done(await destroy(options));
    });
  const secrets = program.command("secrets").description("external secrets").exitOverride();
  engineCommand(secrets, "set <NAME>", "fill an external secret from standard input").action(
    async (name: string, raw: RawOptions) => {
      const options = { ...common(raw, terminal), name, input: process.stdin };
      const { secretsSet } = await import("./commands/secrets-set.ts");
      done(await secretsSet(options));
    },
  );
  return program;
}

function many(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

function rowsCommand(program: Command, terminal: Terminal, done: (exitCode: number) => void): void {
  engineCommand(program, "rows [row...]", "where each row of the checklist is met, from the last report")
    .option("--markdown", "a table in Markdown, for a note")
    .action(async (wanted: readonly string[], raw: RawOptions) => {
      const stack = needed(raw);
      const { openGround } = await import("./stack/ground.ts");
      const { rows } = await import("./commands/rows.ts");
      const reportDir =
        raw.out === undefined
          ? openGround(folder(raw.config)).reportDir(raw.on, stack)
          : resolvePath(raw.out);
      const about = { stack, configDir: folder(raw.config), on: raw.on };
      done(rows({ about, reportDir, wanted, markdown: raw.markdown ?? false, terminal }));
    });
}

function initCommand(program: Command, terminal: Terminal, done: (exitCode: number) => void): void {
  program
    .command("init")
    .description("start a new product's configuration from an example; says what is left to fill")
    .exitOverride()
    // Needed are four; `init` tells of all that lack at once, and what can be written.
    .option("--from <dir>", "folder of the example: one of examples/, or the project's own (needed)")
    .option("--config <dir>", "folder of the new product: empty, or not there yet (needed)")
    .option("--product <name>", "its short name (needed)", many)
    .option("--domain <[stack=]name>", "the zone of a stack; give one for each (needed)", many)
    .option("--aws-account <[stack=]id>", "AWS account", many)
    .option("--cloudflare-account <[stack=]id>", "Cloudflare account", many)
    .option("--zone <[stack=]id>", "Cloudflare zone", many)
    .option("--region <[stack=]name>", "AWS region", many)
    .option("--recovery-region <[stack=]name>", "AWS region of the copies", many)
    .option("--owner <[stack=]who>", "who answers for it", many)
    .option("--cost-centre <[stack=]text>", "who pays", many)
    .option("--json", "print one JSON document on standard output")
    .action(async ({ config, from, json: _, ...given }: InitAnswers) => {
      const { init } = await import("./commands/init.ts");
      const folderOf = (path: string | undefined) => (path === undefined ? path : resolvePath(path));
      done(init({ from: folderOf(from), to: folderOf(config), given, terminal }));
    });
}

function stackCommand(parent: Command, name: string, description: string): Command {
  return parent
    .command(name)
    .description(description)
    .exitOverride()
    .option("--stack <name>", "the stack: the name in Pulumi.<name>.yaml")
    .option(
      "--config <dir>",
      "folder with Pulumi.<stack>.yaml (default: this one if it has some, else the project)",
    )
    .option("--json", "print one JSON document on standard output");
}

function engineCommand(parent: Command, name: string, description: string): Command {
  return stackCommand(parent, name, description)
    .addOption(new Option("--on <where>", "which cloud").choices(["rehearsal", "cloud"]).default("rehearsal"))
    .option("--out <dir>", "folder for report.json and report.html");
}

/** What can be made to go wrong is told in docs/reference/rehearsal.md. */
function rehearsing(command: Command): Command {
  const kinds = Object.keys(FAULT_KINDS).join(", ");
  return command.option(
    "--rehearse <fault=image>",
    `on the rehearsal, strike the image of a service (or backup.dump.image and the like) with a fault: ${kinds}`,
    many,
  );
}

function common(raw: RawOptions, terminal: Terminal): CommonOptions {
  return {
    stack: needed(raw),
    configDir: folder(raw.config),
    on: raw.on,
    json: raw.json ?? false,
    out: raw.out === undefined ? undefined : openReportFolder(resolvePath(raw.out)),
    terminal,
  };
}

function needed(raw: RawOptions): string {
  if (raw.stack !== undefined) return raw.stack;
  throw new UserError(
    {
      where: "--stack",
      expected: "the name of a stack",
      found: "none",
      next: "Name it, such as --stack staging",
    },
    EXIT.usage,
  );
}
