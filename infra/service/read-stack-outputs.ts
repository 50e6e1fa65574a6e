import { getOrganization, getProject, runtime } from "@pulumi/pulumi";

/** The engine's own function that reads a stack's outputs from the backend; a stack without any gives none. */
const READ_OUTPUTS = "pulumi:pulumi:readStackOutputs";

/** What a stack of this project gave after its last finished update, as this backend knows it. */
export async function readStackOutputs(stack: string): Promise<Readonly<Record<string, unknown>>> {
  const name = `${getOrganization()}/${getProject()}/${stack}`;
  const answer: { readonly outputs?: Record<string, unknown> } = await runtime.invoke(
    READ_OUTPUTS,
    { name },
    {},
  );
  return answer.outputs ?? {};
}
