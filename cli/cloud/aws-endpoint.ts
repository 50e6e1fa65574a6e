/** How an AWS SDK client reaches its cloud: the real one by the person's credentials, the rehearsal by an endpoint. */
export interface AwsEndpoint {
  readonly region: string;
  readonly endpoint?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** The endpoint of a rehearsal, with credentials that open nothing. */
export function rehearsalEndpoint(region: string, endpoint: string): AwsEndpoint {
  return { region, endpoint, credentials: { accessKeyId: "rehearsal", secretAccessKey: "rehearsal" } };
}
