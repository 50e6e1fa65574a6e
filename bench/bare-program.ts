import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup.js";
import { Provider } from "@pulumi/aws/provider.js";

export interface BareOptions {
  /** Resources in all, the provider among them. */
  readonly count: number;
  readonly region: string;
  readonly accountId: string;
}

/** As many resources as asked for, with next to no properties and no component around them. */
export function bareProgram({ count, region, accountId }: BareOptions): void {
  const provider = new Provider("aws", { region, allowedAccountIds: [accountId] });
  for (let index = 1; index < count; index += 1) {
    new LogGroup(`bare-${index}`, { retentionInDays: 30 }, { provider });
  }
}
