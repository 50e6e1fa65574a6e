import type { Exemption } from "../../policies/exemptions.ts";
import { nameOf, type Step } from "./event-log.ts";
import { exempts, lettingGo } from "./letting-go.ts";
import { proposedExemption } from "./proposed-exemption.ts";
import type { Session } from "./session.ts";
import { type NamedStack, sessionCommand } from "./session-command.ts";
import { type StateResource, stateResources } from "./stack-state.ts";

/** What an update would take away that holds data, or on which something stands that does. */
export interface DataLoss {
  readonly step: Step;
  /** What forces a replacement; empty for a deletion. */
  readonly forcedBy: readonly string[];
  /** The data stores that go, or lose their network. */
  readonly stores: readonly StateResource[];
}

/** Types whose replacement starts anew without the data. */
const STORES: readonly string[] = [
  "aws:rds/instance:Instance",
  "aws:rds/cluster:Cluster",
  "aws:elasticache/replicationGroup:ReplicationGroup",
  "aws:elasticache/cluster:Cluster",
  "mongodbatlas:index/advancedCluster:AdvancedCluster",
  "mongodbatlas:index/cluster:Cluster",
];
const VPC = "aws:ec2/vpc:Vpc";
const SUBNET = "aws:ec2/subnet:Subnet";
const SUBNET_GROUPS: readonly string[] = [
  "aws:rds/subnetGroup:SubnetGroup",
  "aws:elasticache/subnetGroup:SubnetGroup",
];

/** Steps after which the resource that stood there is gone. */
const GOES = new Set(["delete", "replace", "create-replacement", "delete-replaced"]);

/**
 * The losses of a planned update that nobody exempted, from its preview's steps. A network cannot be changed under a store
 * either: the engine would take away what stands around it and then be refused by the cloud, halfway.
 */
export async function dataLoss(session: Session, steps: readonly Step[]): Promise<readonly DataLoss[]> {
  if (!steps.some(({ op, type }) => GOES.has(op) && mayLose(type))) return [];
  return lossesOf(steps, await stateResources(session.opened.stack), lettingGo(session, new Date()));
}

/**
 * The same as a pure function of the steps, the state before them and the exemptions in force for the stack. An exemption lets a
 * store go; no exemption moves a store that stays into another network.
 */
export function lossesOf(
  steps: readonly Step[],
  state: readonly StateResource[],
  exemptions: readonly Exemption[],
): readonly DataLoss[] {
  const going = steps.filter(({ op, type }) => GOES.has(op) && mayLose(type));
  const stores = state.filter(({ type }) => STORES.includes(type));
  const staying = stores.filter((store) => !going.some(({ urn }) => urn === store.urn));
  return [...new Set(going.map(({ urn }) => urn))].flatMap((urn) => {
    const mine = going.filter((step) => step.urn === urn);
    const [step] = mine;
    if (step === undefined) return [];
    const lost = STORES.includes(step.type)
      ? stores.filter((store) => store.urn === urn && !exemptions.some((one) => exempts(one, store)))
      : staying.filter(() => holdsStores(step, state));
    if (lost.length === 0) return [];
    const forced = mine.map(({ forcedBy, properties }) => forcedBy ?? properties);
    return [{ step, forcedBy: forced.find((names) => names.length > 0) ?? [], stores: lost }];
  });
}

/** What to say of them, line by line. */
export function describeDataLoss(
  losses: readonly DataLoss[],
  session: Pick<Session, "settings"> & NamedStack,
  now: Date,
): readonly string[] {
  const { settings, stack } = session;
  const stores = losses.filter(isOfStore).flatMap((loss) => loss.stores);
  const reason = "The data was backed up and may go.";
  return [
    ...losses.map((loss) => `  ${sentence(loss)}`),
    ...(stores.length === 0
      ? []
      : [
          "If the loss of a data store is meant, back the data up and put this into exemptions.yaml, with the person who approves:",
          ...proposedExemption(stores, { purpose: "replace", stack, owner: settings.owner, reason, now }),
          `Then run ${sessionCommand("up", session)} again.`,
        ]),
  ];
}

/** The losses as a document for programs has them. */
export function named(
  losses: readonly DataLoss[],
): readonly { readonly name: string; readonly type: string; readonly forcedBy: readonly string[] }[] {
  return losses.map(({ forcedBy, step: { name, type } }) => ({ name, type, forcedBy }));
}

function isOfStore({ step }: DataLoss): boolean {
  return STORES.includes(step.type);
}

function sentence(loss: DataLoss): string {
  const { forcedBy, step, stores } = loss;
  const [expected, next] = isOfStore(loss)
    ? ["a data store that stays", "Take the change back, or exempt it as below"]
    : [
        `a network that stays under ${stores
          .map(({ urn }) => nameOf(urn))
          .sort()
          .join(" and ")}`,
        "Take the change back: a data store cannot move; another network wants another stack",
      ];
  const found = forcedBy.length === 0 ? "its deletion" : `a replacement, forced by ${forcedBy.join(", ")}`;
  return `${step.name} (${step.type}): ${expected}; got ${found}. ${next}.`;
}

function mayLose(type: string): boolean {
  return STORES.includes(type) || type === VPC || type === SUBNET;
}

/** The VPC, of which a stack has one, and the subnets in which a store's group stands. */
function holdsStores({ type, urn }: Step, state: readonly StateResource[]): boolean {
  if (type === VPC) return true;
  const id = state.find((one) => one.urn === urn)?.id;
  return state.some(
    ({ inputs, type: group }) =>
      SUBNET_GROUPS.includes(group) && Array.isArray(inputs.subnetIds) && inputs.subnetIds.includes(id),
  );
}
