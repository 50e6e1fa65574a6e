import type { AwsEndpoint } from "../cloud/aws-endpoint.ts";

/** A refusal of AWS, with the code of its answer. */
export class AwsRefusal extends Error {
  constructor(code: string) {
    super(code);
    this.name = code;
  }
}

/** Signed calls to AWS's APIs, by the credentials that the SDK finds. */
export interface AwsCalls {
  /** The Query protocol: the answer's XML. */
  query(
    service: string,
    version: string,
    action: string,
    more?: Readonly<Record<string, string>>,
  ): Promise<string>;
  /** The JSON protocol: the answer. */
  json(service: string, target: string, body: object): Promise<Readonly<Record<string, unknown>>>;
}

/**
 * The client of Secrets Manager brings the chain of credentials and the signer; a client of every service that is asked one
 * question would be five more packages.
 */
export function awsCalls(at: AwsEndpoint): AwsCalls {
  return {
    query: (service, version, action, more = {}) =>
      send(at, service, {
        body: new URLSearchParams({ Action: action, Version: version, ...more }).toString(),
        headers: { "content-type": "application/x-www-form-urlencoded; charset=utf-8" },
      }),
    json: async (service, target, body) =>
      JSON.parse(
        await send(at, service, {
          body: JSON.stringify(body),
          headers: { "content-type": "application/x-amz-json-1.1", "x-amz-target": target },
        }),
      ) as Record<string, unknown>, // every answer of the protocol is an object
  };
}

async function send(
  at: AwsEndpoint,
  service: string,
  { body, headers }: { readonly body: string; readonly headers: Readonly<Record<string, string>> },
): Promise<string> {
  const { SecretsManagerClient } = await import("@aws-sdk/client-secrets-manager");
  const client = new SecretsManagerClient(at);
  try {
    const url = new URL(at.endpoint ?? `https://${service}.${at.region}.amazonaws.com`);
    const signer = await client.config.signer();
    const signed = await signer.sign(
      {
        ...{ method: "POST", protocol: url.protocol, hostname: url.hostname, path: "/", query: {}, body },
        headers: { host: url.host, ...headers },
      },
      { signingService: service, signingRegion: at.region },
    );
    const { host: _, ...sent } = signed.headers; // fetch writes it
    const response = await fetch(url, { method: "POST", headers: sent, body });
    const text = await response.text();
    if (response.ok) return text;
    throw new AwsRefusal(
      /<Code>([^<]+)</.exec(text)?.[1] ??
        /"__type":"(?:[^"]*#)?([^"]+)"/.exec(text)?.[1] ??
        `HTTP ${response.status}`,
    );
  } finally {
    client.destroy();
  }
}
