import { help, readOptions, usage } from "./options.ts";
import { startSandbox, type SandboxOptions } from "./server.ts";

function stop(status: number, line: string): never {
  process.stderr.write(`${line}\n`);
  process.exit(status);
}

function optionsOrStop(): SandboxOptions {
  try {
    const options = readOptions(process.argv.slice(2));
    if (options) return options;
    process.stdout.write(`${help}\n`);
    process.exit(0);
  } catch (error) {
    return stop(2, `${(error as Error).message}\n${usage}`);
  }
}

const options = optionsOrStop();
const sandbox = await startSandbox(options).catch((error: Error) => stop(1, `sandbox: ${error.message}`));
process.stdout.write(`sandbox ${sandbox.url}\nclient id sandbox, client secret sandbox\n`);
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    sandbox.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
}
