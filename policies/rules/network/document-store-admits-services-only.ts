import { storeIngress } from "../../relations/store-ingress.ts";
import { judge, stackRule } from "../../rule.ts";
import { ATLAS_LINK, VPC_ENDPOINT } from "../../tokens.ts";

export const documentStoreAdmitsServicesOnly = stackRule({
  name: "document-store-admits-services-only",
  control: "NET-01",
  severity: "critical",
  enforcement: "mandatory",
  statement:
    "The private endpoint to MongoDB accepts connections only from the security groups in which services stand.",
  rationale: "Whoever else reaches the database needs one leaked password to have everything.",
  remediation: "Name services' security groups as the only sources of the endpoint's group.",
  source: {
    url: "https://docs.aws.amazon.com/whitepapers/latest/aws-vpc-connectivity-options/aws-privatelink.html",
    readOn: "2026-11-27",
  },
  check: (index) =>
    index
      .ofType(ATLAS_LINK)
      .flatMap((link) =>
        judge(link.urn, () =>
          index
            .linked(link, "endpointServiceId", VPC_ENDPOINT)
            .flatMap((endpoint) => storeIngress(index, endpoint, "securityGroupIds")),
        ),
      ),
});
