import { afterEach, beforeEach, describe, expect, it, jest } from "@jest/globals";

/** What Secrets Manager answers next, and what it was asked. */
const cloud = { answer: (): unknown => ({}), asked: [] as unknown[], closed: 0 };

jest.unstable_mockModule("@aws-sdk/client-secrets-manager", () => ({
  GetSecretValueCommand: class {
    readonly input: unknown;
    constructor(input: unknown) {
      this.input = input;
    }
  },
  SecretsManagerClient: class {
    async send({ input }: { readonly input: unknown }): Promise<unknown> {
      cloud.asked.push(input);
      return cloud.answer();
    }
    destroy(): void {
      cloud.closed += 1;
    }
  },
}));

const { readFromSecretsManager, remembering } = await import(
  "../../../../infra/functions/notify/secret-values.ts"
);

/** An error of the SDK's, which is told by its name. */
function fault(name: string): Error {
  return Object.assign(new Error("refused"), { name });
}

describe("readFromSecretsManager", () => {
  beforeEach(() => {
    cloud.asked.length = 0;
    cloud.closed = 0;
  });

  it("asks for the secret's newest value, and closes its connection", async () => {
    cloud.answer = () => ({ SecretString: "https://hooks.example/abc" });
    expect(await readFromSecretsManager("arn:slack")).toBe("https://hooks.example/abc");
    expect(cloud.asked).toEqual([{ SecretId: "arn:slack" }]);
    expect(cloud.closed).toBe(1);
  });

  it("takes a secret that nobody has filled for an empty one", async () => {
    cloud.answer = () => {
      throw fault("ResourceNotFoundException");
    };
    expect(await readFromSecretsManager("arn:slack")).toBeUndefined();
    expect(cloud.closed).toBe(1);
  });

  it("fails where it may not read, so that Lambda tries again", async () => {
    const refused = fault("AccessDeniedException");
    cloud.answer = () => {
      throw refused;
    };
    await expect(readFromSecretsManager("arn:slack")).rejects.toBe(refused);
    expect(cloud.closed).toBe(1);
  });
});

describe("remembering", () => {
  const reader = jest.fn<(id: string) => Promise<string | undefined>>();
  afterEach(() => void reader.mockReset());

  it("asks for each secret once", async () => {
    reader.mockImplementation((id) => Promise.resolve(`value of ${id}`));
    const { read } = remembering(reader);
    expect([await read("a"), await read("b"), await read("a")]).toEqual([
      "value of a",
      "value of b",
      "value of a",
    ]);
    expect(reader.mock.calls).toEqual([["a"], ["b"]]);
  });

  it("asks again while a secret is empty, and never after it is filled", async () => {
    reader.mockResolvedValueOnce(undefined).mockResolvedValueOnce("filled");
    const { read } = remembering(reader);
    expect([await read("a"), await read("a"), await read("a")]).toEqual([undefined, "filled", "filled"]);
    expect(reader).toHaveBeenCalledTimes(2);
  });

  it("asks again after a fault", async () => {
    reader.mockRejectedValueOnce(new Error("refused")).mockResolvedValueOnce("filled");
    const { read } = remembering(reader);
    await expect(read("a")).rejects.toThrow("refused");
    expect(await read("a")).toBe("filled");
  });

  it("asks again for one that was forgotten: a new address reaches a container that is warm", async () => {
    reader.mockResolvedValueOnce("old").mockResolvedValueOnce("new");
    const { forget, read } = remembering(reader);
    expect(await read("a")).toBe("old");
    forget("b");
    expect(await read("a")).toBe("old");
    forget("a");
    expect(await read("a")).toBe("new");
  });
});
