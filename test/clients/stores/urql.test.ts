import { testStoreOf } from "./play.ts";

testStoreOf("urql with graphcache");
