/** Functions that end resources shared by several test files of a process, such as a browser. */
export const endings: (() => Promise<void>)[] = [];
