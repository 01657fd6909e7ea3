import { testStoreOf } from "./play.ts";

testStoreOf("Relay");
