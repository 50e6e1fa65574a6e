import { chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A home and a PATH of its own in a temporary folder, with shell scripts in the place of pulumi, npm and go. */
export class FakeMachine {
  readonly folder: string;
  readonly lines: string[] = [];

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async make(): Promise<FakeMachine> {
    const machine = new FakeMachine(await mkdtemp(join(tmpdir(), "slipway-engine-")));
    await mkdir(machine.binFolder);
    await mkdir(machine.home);
    // What the scripts below need of a system, and nothing else: no real pulumi, npm or go can be found.
    for (const tool of ["sh", "mkdir", "cat", "chmod", "sleep", "env"]) {
      await symlink(`/bin/${tool}`, join(machine.binFolder, tool));
    }
    return machine;
  }

  get binFolder(): string {
    return join(this.folder, "bin");
  }
  get home(): string {
    return join(this.folder, "pulumi-home");
  }
  get versions(): string {
    return join(this.home, "versions");
  }
  get env(): NodeJS.ProcessEnv {
    return { PATH: this.binFolder, PULUMI_HOME: this.home, HOME: this.folder };
  }
  readonly report = (line: string): void => {
    this.lines.push(line);
  };

  /** Puts an executable shell script on PATH, or anywhere else. */
  async script(nameOrPath: string, body: string): Promise<string> {
    const path = nameOrPath.includes("/") ? nameOrPath : join(this.binFolder, nameOrPath);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, `#!/bin/sh\n${body}\n`);
    await chmod(path, 0o755);
    return path;
  }

  /** A go that writes a fake engine of that version where `-o` says, after `seconds`, and notes each run in `go.log`. */
  async goThatBuilds(version: string, seconds = 0): Promise<void> {
    await this.script(
      "go",
      `echo "$PWD | $GOWORK | $*" >> "${this.log("go")}"
sleep ${seconds}
while [ "$1" != -o ]; do shift; done
mkdir -p "\${2%/*}"
printf '#!/bin/sh\\necho v${version}\\n' > "$2"
chmod 755 "$2"`,
    );
  }

  /** An npm that installs a package `pulumi` whose command is `runJs`. */
  async npmThatInstalls(runJs: string): Promise<void> {
    await writeFile(join(this.folder, "run.js"), runJs);
    await this.script(
      "npm",
      `echo "$*" >> "${this.log("npm")}"
mkdir -p "$3/node_modules/pulumi"
cat "${join(this.folder, "run.js")}" > "$3/node_modules/pulumi/run.js"`,
    );
  }

  log(tool: string): string {
    return join(this.folder, `${tool}.log`);
  }

  /** One line per run of a fake tool. */
  async runsOf(tool: string): Promise<string[]> {
    const text = await readFile(this.log(tool), "utf8").catch(() => "");
    return text.split("\n").filter((line) => line !== "");
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}
