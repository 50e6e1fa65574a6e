/**
 * Where automated backups may be copied to, and from which regions: the other way round than the guide's table, as the API
 * answers it. Source: `describe-source-regions`; RDS User Guide, "Replicating automated backups to another AWS Region", an older
 * edition of which prints the regions (read 2026-11), the newer regions' from memory, 2026-11.
 */
const SOURCES: Readonly<Record<string, string>> = {
  "ap-northeast-1": "ap-northeast-2 ap-northeast-3 ap-southeast-1 us-east-1 us-east-2 us-west-2",
  "ap-northeast-2": "ap-northeast-1 ap-southeast-1 us-east-1 us-east-2 us-west-2",
  "ap-northeast-3": "ap-northeast-1",
  "ap-south-1": "ap-south-2 ap-southeast-1 us-east-1 us-east-2 us-west-2",
  "ap-southeast-1":
    "ap-east-1 ap-northeast-1 ap-northeast-2 ap-south-1 ap-southeast-2 ap-southeast-3 us-east-1 us-east-2 us-west-2",
  "ap-southeast-2": "ap-southeast-1 ap-southeast-4 us-east-1 us-west-1 us-west-2",
  "ca-central-1": "eu-west-1 us-east-1 us-east-2 us-west-1 us-west-2",
  "eu-central-1":
    "eu-central-2 eu-north-1 eu-south-1 eu-west-1 eu-west-2 eu-west-3 il-central-1 us-east-1 us-east-2 us-west-2",
  "eu-north-1": "eu-central-1 eu-west-1 eu-west-2 eu-west-3 us-east-1",
  "eu-west-1":
    "af-south-1 ca-central-1 eu-central-1 eu-north-1 eu-south-2 eu-west-2 eu-west-3 me-central-1 me-south-1 us-east-1 us-east-2 us-west-1 us-west-2",
  "eu-west-2": "eu-central-1 eu-north-1 eu-west-1 eu-west-3 us-east-1",
  "eu-west-3": "eu-central-1 eu-north-1 eu-west-1 eu-west-2 us-east-1",
  "sa-east-1": "us-east-1 us-east-2",
  "us-east-1":
    "ap-northeast-1 ap-northeast-2 ap-south-1 ap-southeast-1 ap-southeast-2 ca-central-1 eu-central-1 eu-north-1 eu-west-1 eu-west-2 eu-west-3 sa-east-1 us-east-2 us-west-1 us-west-2",
  "us-east-2":
    "ap-northeast-1 ap-northeast-2 ap-south-1 ap-southeast-1 ca-central-1 eu-central-1 eu-west-1 sa-east-1 us-east-1 us-west-1 us-west-2",
  "us-west-1": "ap-southeast-2 ca-central-1 eu-west-1 us-east-1 us-east-2 us-west-2",
  "us-west-2":
    "ap-northeast-1 ap-northeast-2 ap-south-1 ap-southeast-1 ap-southeast-2 ca-central-1 eu-central-1 eu-west-1 us-east-1 us-east-2 us-west-1",
};

/** The regions whose automated backups a region takes; none for a region that is not listed. */
export function replicationSources(destination: string): readonly string[] {
  return SOURCES[destination]?.split(" ") ?? [];
}
