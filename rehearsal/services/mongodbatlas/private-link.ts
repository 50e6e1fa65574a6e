import type { Behaviour, Inputs } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { text } from "../known.ts";
import { requireDedicated } from "./dedicated-of.ts";
import { encodedId, ofProject, requireProject } from "./project-of.ts";
import { ATLAS } from "./tokens.ts";

/** Clouds that are simulated; Atlas knows two more. */
const PROVIDER = "AWS";

/** `AP_SOUTH_1` and `ap-south-1` mean one region (privateLinkEndpoint.d.ts 4.16.0, read 2026-11-27). */
export function awsRegion(region: string): string {
  return region.toLowerCase().replaceAll("_", "-");
}

export function providerFailures(inputs: Inputs): { property: string; reason: string }[] {
  const provider = text(inputs, "providerName");
  return provider === undefined || provider === PROVIDER
    ? []
    : [{ property: "providerName", reason: `must be ${PROVIDER} in this rehearsal; got "${provider}"` }];
}

/** The private link endpoint of that service name, in whatever organization: what AWS finds behind the name. */
export function endpointServiceNamed(name: string, cloud: Cloud): Entity | undefined {
  return cloud.world.everywhere(ATLAS.privateLink).find((one) => one.outputs.endpointServiceName === name);
}

/** Atlas' side of a private way: an endpoint service of AWS in front of the project's dedicated clusters of one region. */
export const privateLink: Behaviour = {
  token: ATLAS.privateLink,
  check(inputs) {
    const failures = providerFailures(inputs);
    const region = text(inputs, "region");
    if (region !== undefined && !/^[a-z]{2}(-[a-z]+)+-\d$/.test(awsRegion(region)))
      failures.push({
        property: "region",
        reason: `must be a region such as "EU_CENTRAL_1"; got "${region}"`,
      });
    return failures;
  },

  create(inputs, cloud) {
    const project = requireProject(inputs, cloud);
    requireDedicated(project, "A private endpoint", cloud);
    const region = awsRegion(text(inputs, "region") ?? "");
    const twin = ofProject(ATLAS.privateLink, project.id, cloud).some(
      (one) => awsRegion(String(one.inputs.region)) === region,
    );
    if (twin)
      throw new CloudError(
        "PRIVATE_ENDPOINT_SERVICE_ALREADY_EXISTS_FOR_REGION",
        `Group ${project.id} has a private endpoint service in ${region} already.`,
      );
    const privateLinkId = cloud.hex(24);
    return {
      id: encodedId({
        private_link_id: privateLinkId,
        project_id: project.id,
        provider_name: PROVIDER,
        region: String(inputs.region),
      }),
      outputs: {
        privateLinkId,
        // As AWS names the service of another account (AWS PrivateLink Guide, "View endpoint service name", from memory, 2026-11).
        endpointServiceName: `com.amazonaws.vpce.${region}.vpce-svc-${cloud.hex(17)}`,
        endpointGroupNames: [],
        errorMessage: "",
        interfaceEndpoints: [],
        privateEndpoints: [],
        privateLinkServiceName: "",
        privateLinkServiceResourceId: "",
        regionName: region.toUpperCase().replaceAll("-", "_"),
        serviceAttachmentNames: [],
        status: "AVAILABLE",
      },
    };
  },

  read: (entity, cloud) => ({
    interfaceEndpoints: linksOf(entity, cloud).map((one) => one.inputs.endpointServiceId),
  }),

  delete(entity, cloud) {
    if (linksOf(entity, cloud).length > 0)
      throw new CloudError(
        "CANNOT_DELETE_PRIVATE_ENDPOINT_SERVICE_WITH_ENDPOINTS",
        `Private endpoint service ${String(entity.outputs.privateLinkId)} still has endpoints.`,
      );
    return undefined;
  },
};

function linksOf(link: Entity, cloud: Cloud): readonly Entity[] {
  return cloud
    .list(ATLAS.linkedEndpoint)
    .filter((one) => one.inputs.privateLinkId === link.outputs.privateLinkId);
}
