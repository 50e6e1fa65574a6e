/** Name of the secret that holds the token of a service's connector. */
export function tunnelSecretName(service: string): string {
  return `TUNNEL_TOKEN_${service.toUpperCase().replaceAll("-", "_")}`;
}
