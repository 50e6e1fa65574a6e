/** Variables by which the providers and Pulumi find credentials and accounts. */
const CREDENTIALS =
  /^(AWS_|CLOUDFLARE_|CF_API_|MONGODB_ATLAS_|MCLI_|DOCKER_|PULUMI_ACCESS_TOKEN$|PULUMI_BACKEND_URL$|PULUMI_CONFIG_PASSPHRASE)/;

/** Takes them out of the environment: a rehearsal must not be able to reach a real account, whatever goes wrong. */
export function dropCloudCredentials(env: NodeJS.ProcessEnv): readonly string[] {
  const dropped = Object.keys(env).filter((name) => CREDENTIALS.test(name));
  for (const name of dropped) delete env[name];
  return dropped;
}
