import { getOrganization, getProject, runtime } from "@pulumi/pulumi";

/** The engine's own function that reads every resource of a stack from the backend, those of a running update among them. */
const READ_RESOURCES = "pulumi:pulumi:readStackResourceOutputs";

const SERVICE = "aws:ecs/service:Service";

/** Logical names of the ECS services in the state of a stack of this project. Of the answer, which holds all outputs, only names are kept. */
export async function readStackServices(stack: string): Promise<ReadonlySet<string>> {
  const stackName = `${getOrganization()}/${getProject()}/${stack}`;
  const answer: { readonly outputs?: Record<string, { readonly type?: unknown }> } = await runtime.invoke(
    READ_RESOURCES,
    { stackName },
    {},
  );
  const services = Object.entries(answer.outputs ?? {}).filter(([, { type }]) => type === SERVICE);
  return new Set(services.map(([urn]) => urn.slice(urn.lastIndexOf("::") + 2)));
}
