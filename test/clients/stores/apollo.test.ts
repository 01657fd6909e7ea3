import { testStoreOf } from "./play.ts";

testStoreOf("Apollo Client");
