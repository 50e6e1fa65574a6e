import type { Stage } from "../../../rehearsal/messages/publish.ts";
import { TOKEN } from "../../../rehearsal/services/aws/tokens.ts";
import { services } from "../../../rehearsal/services/index.ts";
import { MemoryCloud } from "../memory-cloud.ts";
import { ACCOUNT, policy } from "../services/aws/service-fixture.ts";

export const REGION = "eu-central-1";
export const ALARM = `arn:aws:cloudwatch:${REGION}:${ACCOUNT}:alarm:jobs`;
export const CLOUDWATCH = { service: "cloudwatch", sourceArn: ALARM, region: REGION };
/** No part of the internet is played, and the API is not asked. */
export const STAGE: Stage = { api: "http://127.0.0.1:9", internet: {} };

/** A function that answers with what it got. */
const ECHO =
  "export const handler = ({ Records: [{ Sns }] }) => ({ subject: Sns.Subject, text: Sns.Message });";

/** A topic to which alarms and events may publish, in an account of its own. */
export class TopicWorld {
  readonly cloud = new MemoryCloud(services);
  readonly topicArn: string;

  constructor(region = REGION) {
    this.cloud.as({ region });
    this.topicArn = String(this.cloud.make(TOKEN.topic, { name: "critical" }).outputs.arn);
    const statements = ["cloudwatch", "events"].map((service) => ({
      Effect: "Allow",
      Principal: { Service: `${service}.amazonaws.com` },
      Action: "sns:Publish",
      Resource: this.topicArn,
    }));
    this.cloud.make(TOKEN.topicPolicy, { arn: this.topicArn, policy: policy(...statements) });
  }

  /** Somebody who listens. */
  subscribe(protocol: string, endpoint: string): void {
    this.cloud.make(TOKEN.topicSubscription, { topic: this.topicArn, protocol, endpoint });
  }

  /** A function of this region that listens; `principal` may invoke it, nobody where it is undefined. */
  listen(principal: string | undefined, code = ECHO, region = REGION): void {
    const { cloud } = this;
    const caller = cloud.ask(({ caller }) => caller);
    const trust = {
      Effect: "Allow",
      Principal: { Service: "lambda.amazonaws.com" },
      Action: "sts:AssumeRole",
    };
    const role = cloud.make(TOKEN.role, { name: "notify", assumeRolePolicy: policy(trust) });
    cloud.as({ region });
    const made = cloud.make(TOKEN.function, {
      name: "notify",
      role: role.outputs.arn,
      runtime: "nodejs22.x",
      handler: "index.handler",
      code: { assets: { "index.mjs": { text: code } } },
      environment: { variables: { OWN: "1" } },
    });
    if (principal !== undefined)
      cloud.make(TOKEN.functionPermission, {
        action: "lambda:InvokeFunction",
        function: "notify",
        principal,
        sourceArn: this.topicArn,
      });
    cloud.as({ region: caller.region });
    this.subscribe("lambda", String(made.outputs.arn));
  }
}
