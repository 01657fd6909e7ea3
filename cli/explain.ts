import { explain } from "../src/cost/explain.ts";

const { code, stdout, stderr } = explain(process.argv.slice(2));
process.stdout.write(stdout);
process.stderr.write(stderr);
process.exitCode = code;
