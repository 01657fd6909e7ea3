import { readConfig } from "../../src/config/config.ts";

/** What is wrong with these settings, as the start prints it; empty where nothing is. Paths of files are without their folder. */
export function settingsFaults(env: Record<string, string>, folder: string): string {
  try {
    readConfig(env);
    return "";
  } catch (error) {
    return (error as Error).message.replaceAll(`${folder}/`, "");
  }
}
