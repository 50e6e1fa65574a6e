import type { PolicyResource, ResourceValidationArgs } from "@pulumi/policy";
import type { RuleContext } from "../context.ts";
import { indexViews, type ViewIndex } from "../index-views.ts";
import type { ResourceView } from "../resource-view.ts";
import { type StackFacts, stackFacts } from "../stack-facts.ts";
import { maskViews } from "../views/mask.ts";
import { type ViewsFile, writeViewsFile } from "../views/views-file.ts";
import { viewOfArgs, viewOfResource } from "./engine-view.ts";

/** What the pack remembers during one preview or update: it is one process, asked one resource after another. */
export class Session {
  readonly #configDir: string;
  readonly #viewsFile: string | undefined;
  readonly #remembered = new Map<string, ResourceView>();
  #context: RuleContext | undefined;
  #overrides: StackFacts["overrides"] = [];
  #like: string | undefined;
  #index: { readonly urns: string; readonly made: ViewIndex } | undefined;
  #refused = false;

  constructor(configDir: string, viewsFile: string | undefined) {
    this.#configDir = configDir;
    this.#viewsFile = viewsFile;
  }

  /** Keeps a resource's inputs. After a refusal the engine may never ask about the stack, so the views are written at once. */
  remember(args: ResourceValidationArgs): void {
    this.#remembered.set(args.urn, viewOfArgs(args));
    this.#index = undefined;
    if (this.#refused) this.#writeWhatIsKnown();
  }

  /** The resource that the engine asks about now. */
  current(args: ResourceValidationArgs): ResourceView {
    return this.#remembered.get(args.urn) ?? viewOfArgs(args);
  }

  /** Notes that a mandatory rule was violated. */
  refused(mandatory: boolean): void {
    if (!mandatory) return;
    this.#refused = true;
    this.#writeWhatIsKnown();
  }

  /** The stack's resources with the inputs that each was asked about with. Made once for all rules of one question. */
  indexOf(resources: readonly PolicyResource[]): ViewIndex {
    const urns = resources.map((one) => one.urn).join("\n");
    if (this.#index?.urns === urns) return this.#index.made;
    const views = resources.map((one) => viewOfResource(one, this.#remembered.get(one.urn)));
    const made = indexViews(views);
    this.#index = { urns, made };
    return made;
  }

  /** Read from the stack's file when the first resource says which stack it is. */
  contextFor(urn: string | undefined): RuleContext {
    if (this.#context !== undefined) return this.#context;
    const stack = urn?.split("::")[0]?.split(":").at(-1);
    if (stack === undefined)
      throw new Error("policies: a resource must have a URN; got none. Report this fault.");
    const facts = stackFacts(this.#configDir, stack, new Date().toISOString().slice(0, 10));
    this.#overrides = facts.overrides;
    this.#like = facts.like;
    this.#context = facts.context;
    return facts.context;
  }

  /** What the stack's file overrides; empty before it was read. */
  get overrides(): StackFacts["overrides"] {
    return this.#overrides;
  }

  get stack(): string | undefined {
    return this.#context?.stack;
  }

  /** The stack that this one's file says it is like; undefined before it was read. */
  get like(): string | undefined {
    return this.#like;
  }

  get today(): string {
    return this.#context?.today ?? new Date().toISOString().slice(0, 10);
  }

  /** Writes the views, secrets masked, where the environment asked for them. */
  write(views: readonly ResourceView[], undecided: ViewsFile["undecided"], complete: boolean): void {
    if (this.#viewsFile === undefined) return;
    const stack = this.stack ?? "";
    writeViewsFile(this.#viewsFile, { version: 1, stack, complete, views: maskViews(views), undecided });
  }

  #writeWhatIsKnown(): void {
    this.write([...this.#remembered.values()], [], false);
  }
}
