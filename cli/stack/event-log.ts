import { isDeepStrictEqual } from "node:util";
import type { EngineEvent, StepEventMetadata } from "@pulumi/pulumi/automation/events.js";

/** One step of the engine that changes something. */
export interface Step {
  readonly op: string;
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  /** Logical name of the component it belongs to; the resource's own name where it has none. */
  readonly component: string;
  /** Properties that differ, for an update or a replacement. */
  readonly properties: readonly string[];
  /** Those of them that force a replacement, where the engine names them. */
  readonly forcedBy?: readonly string[] | undefined;
}

export interface PolicyViolation {
  readonly policy: string;
  readonly mandatory: boolean;
  readonly message: string;
  readonly resource: string;
}

/** Operations that leave a resource as it is. */
const QUIET = new Set(["same", "read", "refresh", "discard"]);

/** Operations on what the program no longer declares, and on the old half of what it replaces. */
const DELETIONS = new Set(["delete", "delete-replaced", "discard", "discard-replaced", "read-discard"]);

/** What a run of the engine said, kept in the order in which it came. */
export class EventLog {
  readonly #steps = new Map<string, Step>();
  readonly #done = new Set<string>();
  readonly #declared = new Set<string>();
  readonly #violations: PolicyViolation[] = [];
  readonly #errors: string[] = [];
  readonly #warnings: string[] = [];
  readonly #onStep: ((step: Step, state: "started" | "done") => void) | undefined;
  #same = 0;
  #outputsDiffer = false;

  constructor(onStep?: (step: Step, state: "started" | "done") => void) {
    this.#onStep = onStep;
  }

  /** Steps that make, change or delete something, one for each resource and operation. */
  get steps(): readonly Step[] {
    return [...this.#steps.values()];
  }

  /** Those of them that ended: of a run that was interrupted, only these are sure. */
  get done(): readonly Step[] {
    return [...this.#steps].flatMap(([key, step]) => (this.#done.has(key) ? [step] : []));
  }

  /** URNs of what the program declared, by their present and their former names. */
  get declared(): ReadonlySet<string> {
    return this.#declared;
  }

  get violations(): readonly PolicyViolation[] {
    return this.#violations;
  }

  get errors(): readonly string[] {
    return this.#errors;
  }

  get warnings(): readonly string[] {
    return this.#warnings;
  }

  /** Resources that stayed as they are. */
  get same(): number {
    return this.#same;
  }

  /**
   * Whether the stack or a component of it, which no step is about, has other outputs than the state says, or a resource another
   * protection. Without an update the state, and whoever reads it, would go on telling the old ones.
   */
  get outputsDiffer(): boolean {
    return this.#outputsDiffer;
  }

  readonly take = (event: EngineEvent): void => {
    const { resourcePreEvent, resOutputsEvent, policyEvent, diagnosticEvent } = event;
    if (resourcePreEvent !== undefined) this.#step(resourcePreEvent.metadata, "started");
    if (resOutputsEvent !== undefined) {
      const { metadata } = resOutputsEvent;
      this.#step(metadata, "done");
      if (metadata.op === "same" && differ(metadata)) this.#outputsDiffer = true;
    }
    if (policyEvent !== undefined) {
      this.#violations.push({
        policy: policyEvent.policyName,
        mandatory: policyEvent.enforcementLevel === "mandatory",
        message: ownWords(bare(policyEvent.message)),
        resource: nameOf(policyEvent.resourceUrn ?? ""),
      });
    }
    if (diagnosticEvent !== undefined && diagnosticEvent.ephemeral !== true) {
      const text = bare(`${diagnosticEvent.prefix ?? ""}${diagnosticEvent.message}`);
      const where = diagnosticEvent.urn === undefined ? "" : nameOf(diagnosticEvent.urn);
      const line = where === "" || where.startsWith("slipway-") ? text : `${where}: ${text}`;
      if (diagnosticEvent.severity === "error") this.#errors.push(line);
      if (diagnosticEvent.severity === "warning" && !PLUGIN_NOTE.test(line)) this.#warnings.push(line);
    }
  };

  #step(metadata: StepEventMetadata, state: "started" | "done"): void {
    if (!DELETIONS.has(metadata.op))
      for (const urn of [metadata.urn, metadata.old?.urn]) if (urn !== undefined) this.#declared.add(urn);
    if (metadata.type === "pulumi:pulumi:Stack") return;
    if (QUIET.has(metadata.op)) {
      if (metadata.op === "same" && state === "started") this.#same += 1;
      return;
    }
    const name = nameOf(metadata.urn);
    const step: Step = {
      op: metadata.op,
      urn: metadata.urn,
      type: metadata.type,
      name,
      component: componentOf(metadata, name),
      properties: metadata.diffs ?? metadata.keys ?? [],
      forcedBy: metadata.keys ?? undefined, // the engine writes null too
    };
    const key = `${step.op} ${step.urn}`;
    this.#steps.set(key, step);
    if (state === "done") this.#done.add(key);
    this.#onStep?.(step, state);
  }
}

function differ({ old, new: next }: StepEventMetadata): boolean {
  return (
    !isDeepStrictEqual(old?.outputs, next?.outputs) || (old?.protect ?? false) !== (next?.protect ?? false)
  );
}

/** The engine puts the rule's description above its message; the message says it all. */
function ownWords(message: string): string {
  const [description, ...rest] = message.split("\n");
  return rest.length === 0 ? (description ?? "") : rest.join("\n").trim();
}

/** The component that a resource stands in; providers are one group, and whatever stands alone is its own. */
function componentOf(metadata: StepEventMetadata, name: string): string {
  if (metadata.type.startsWith("pulumi:providers:")) return "providers";
  const parent = metadata.new?.parent ?? metadata.old?.parent ?? "";
  return parent === "" || parent.includes("pulumi:pulumi:Stack") ? name : nameOf(parent);
}

/** The engine tells where it found a plugin: nothing that a person has to act on. */
const PLUGIN_NOTE = /using pulumi-\S+ from \$PATH/;

/** The last part of a URN. */
export function nameOf(urn: string): string {
  return urn.split("::").at(-1) ?? urn;
}

/** Without the engine's colour marks and surrounding space. */
function bare(text: string): string {
  return text.replace(/<\{%[^%]*%\}>/g, "").trim();
}
