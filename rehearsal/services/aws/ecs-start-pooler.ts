import { X509Certificate } from "node:crypto";
import type { Cloud } from "../../cloud/cloud.ts";
import type { Entity } from "../../cloud/entity.ts";
import { records, text, textList } from "../known.ts";
import type { ContainerDefinition } from "./container-definitions.ts";
import { letsIn, letsOut } from "./ec2-group-rules.ts";
import type { TaskStart } from "./ecs-start.ts";
import { live } from "./live.ts";
import { interfacesOf, sampleAddress } from "./network-interfaces.ts";
import { DB_INSTANCE, DB_PARAMETER_GROUP } from "./rds-groups.ts";
import { referredValue } from "./referred-value.ts";

/** What a container that becomes PgBouncer is told by its variables. */
interface Pooler {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly tls: string;
  /** Whom it trusts to have signed the server's certificate, in PEM; empty where nobody. */
  readonly authority: string;
  /** Undefined where its value stands nowhere that this rehearsal can look into. */
  readonly password: string | undefined;
}

/**
 * Why a pooler beside the application never becomes healthy: nobody under that name, closed groups, no TLS where the server asks for
 * it, a certificate that its authority has not signed, another user or password. PgBouncer itself starts all the same; the application's first connection fails with these words
 * (PgBouncer and PostgreSQL error texts, from memory, 2026-11). The password is in no message.
 */
export function poolerProblem(cloud: Cloud, start: TaskStart): string | undefined {
  for (const container of start.containers) {
    const pooler = poolerOf(cloud, container);
    const problem = pooler === undefined ? undefined : connectionProblem(cloud, start, pooler);
    if (problem !== undefined)
      return `Essential container in task exited: container ${container.name}: ${problem}`;
  }
  return undefined;
}

function poolerOf(cloud: Cloud, container: ContainerDefinition): Pooler | undefined {
  const { command = [], environment = [], name, secrets = [] } = container;
  if (!command.some((word) => /\bpgbouncer\b/.test(word))) return undefined;
  const said = (variable: string) => environment.find((one) => one.name === variable)?.value ?? "";
  const reference = secrets.find((one) => one.name === "POOL_PASSWORD")?.valueFrom;
  return {
    name,
    host: said("POOL_HOST"),
    port: Number(said("POOL_PORT")),
    user: said("POOL_USER"),
    tls: said("POOL_SERVER_TLS"),
    authority: said("POOL_SERVER_CA"),
    password: reference === undefined ? undefined : referredValue(cloud, reference),
  };
}

function connectionProblem(cloud: Cloud, start: TaskStart, pooler: Pooler): string | undefined {
  const { host, port } = pooler;
  const database = cloud.list(DB_INSTANCE).find((one) => text(live(one), "address") === host);
  if (database === undefined) return `DNS lookup failed: ${host}`;
  for (const subnet of start.network.subnets) {
    const from = { groups: start.network.groups, address: sampleAddress(subnet) };
    const reached = interfacesOf(cloud, text(live(database), "arn") ?? database.id).some((face) => {
      const to = {
        groups: textList(live(face), "securityGroups"),
        address: text(live(face), "privateIp") ?? "",
      };
      return letsOut(cloud, from, to, port) && letsIn(cloud, from, to, port);
    });
    if (!reached)
      return `server_login failed: connect timeout to ${host}:${port} (${subnet.id}: security groups do not let the task reach it)`;
  }
  return loginProblem(cloud, database, pooler);
}

function loginProblem(cloud: Cloud, database: Entity, pooler: Pooler): string | undefined {
  const { authority, password, tls, user } = pooler;
  const all = live(database);
  if (tls !== "require" && !tls.startsWith("verify-") && asksForTls(cloud, database))
    return `FATAL: no pg_hba.conf entry for user "${user}", no encryption`;
  if (tls.startsWith("verify-") && !hasSigned(authority, database))
    return "TLS handshake failed: handshake failed: error: certificate verify failed";
  const right = text(all, "password");
  if (user !== text(all, "username") || (password !== undefined && right !== undefined && password !== right))
    return `FATAL: password authentication failed for user "${user}"`;
  return undefined;
}

/** rds.force_ssl is 1 from PostgreSQL 15 on where nobody says otherwise (RDS User Guide, "Using SSL with a PostgreSQL DB instance", from memory, 2026-11). */
function asksForTls(cloud: Cloud, database: Entity): boolean {
  const group = cloud.get(DB_PARAMETER_GROUP, text(live(database), "parameterGroupName"));
  const said = (group === undefined ? [] : records(group.inputs, "parameters")).find(
    (one) => text(one, "name") === "rds.force_ssl",
  );
  const major = Number.parseInt(text(live(database), "engineVersion") ?? "", 10);
  return said === undefined ? major >= 15 : text(said, "value") === "1";
}

/**
 * Each region's roots are its own, one for each kind of key: "Amazon RDS eu-west-1 Root CA RSA2048 G1" has signed the certificates of
 * instances there with the authority rds-ca-rsa2048-g1 (RDS User Guide, "Using SSL/TLS to encrypt a connection", read 2026-11-27).
 */
function hasSigned(pem: string, database: Entity): boolean {
  const region = (text(live(database), "arn") ?? "").split(":")[3];
  const [, kind = ""] = /^rds-ca-(.+)$/.exec(text(live(database), "caCertIdentifier") ?? "") ?? [];
  const name = `Amazon RDS ${region} Root CA ${kind.toUpperCase().replace("-", " ")}`;
  try {
    return new X509Certificate(pem).subject.split("\n").includes(`CN=${name}`);
  } catch {
    return false; // no certificate
  }
}
