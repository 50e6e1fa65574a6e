import { SecurityGroup } from "@pulumi/aws/ec2/securityGroup.js";
import { SecurityGroupEgressRule } from "@pulumi/aws/vpc/securityGroupEgressRule.js";
import { SecurityGroupIngressRule } from "@pulumi/aws/vpc/securityGroupIngressRule.js";
import type { ComponentResource, Input, Output, Resource } from "@pulumi/pulumi";
import type { StackContext } from "../context.ts";

/** A group, and the word for it in the names of rules. */
export interface Role {
  readonly part: string;
  readonly group: SecurityGroup;
}

/** Both ends are open. */
export interface PortRange {
  readonly from: number;
  readonly to: number;
}

/** One way between two groups. */
interface Way {
  readonly from: Role;
  readonly to: Role;
  readonly port: number | PortRange;
}

/** The other end of a rule. */
interface Peer {
  readonly description: string;
  /** Default: tcp. */
  readonly ipProtocol?: string;
  readonly cidrIpv4?: string;
  readonly referencedSecurityGroupId?: Output<string>;
}

/** Declares groups and the ways between them: every rule is a resource of its own, so that a change of one never touches another. */
export class GroupWays {
  readonly #name: string;
  readonly #context: StackContext;
  readonly #vpcId: Input<string>;
  readonly #parent: ComponentResource;
  readonly #rules: Resource[] = [];

  /** `name` begins the names of all of them. */
  constructor(
    name: string,
    ground: {
      readonly context: StackContext;
      readonly vpcId: Input<string>;
      readonly parent: ComponentResource;
    },
  ) {
    this.#name = name;
    this.#context = ground.context;
    this.#vpcId = ground.vpcId;
    this.#parent = ground.parent;
  }

  /** Every rule that was declared so far. */
  get rules(): readonly Resource[] {
    return this.#rules;
  }

  /** AWS cannot change a group's description: a new one replaces the group and all that stands in it. */
  group(part: string, description: string): SecurityGroup {
    const draft = {
      vpcId: this.#vpcId,
      description,
      tags: { ...this.#context.tags(this.#name), Name: `${this.#context.prefix}-${part}` },
    };
    return new SecurityGroup(
      `${this.#name}-${part}`,
      this.#context.override(this.#name, "securityGroup", draft, part),
      { parent: this.#parent },
    );
  }

  /** Both halves of a way: out of one group and into the other. */
  open({ from, to, port }: Way): void {
    this.egress(`${from.part}-to-${to.part}`, from.group, port, {
      referencedSecurityGroupId: to.group.id,
      description: `To ${to.part}`,
    });
    this.ingress(`${to.part}-from-${from.part}`, to.group, port, {
      referencedSecurityGroupId: from.group.id,
      description: `From ${from.part}`,
    });
  }

  ingress(part: string, group: SecurityGroup, port: number | PortRange, peer: Peer): void {
    const draft = { ...this.#rule(group, port), ...peer };
    this.#rules.push(
      new SecurityGroupIngressRule(
        `${this.#name}-${part}`,
        this.#context.override(this.#name, "ingressRule", draft, part),
        { parent: this.#parent },
      ),
    );
  }

  egress(part: string, group: SecurityGroup, port: number | PortRange, peer: Peer): void {
    const draft = { ...this.#rule(group, port), ...peer };
    this.#rules.push(
      new SecurityGroupEgressRule(
        `${this.#name}-${part}`,
        this.#context.override(this.#name, "egressRule", draft, part),
        { parent: this.#parent },
      ),
    );
  }

  #rule(group: SecurityGroup, port: number | PortRange) {
    const tags = this.#context.tags(this.#name);
    const { from, to } = typeof port === "number" ? { from: port, to: port } : port;
    return { securityGroupId: group.id, ipProtocol: "tcp", fromPort: from, toPort: to, tags };
  }
}
