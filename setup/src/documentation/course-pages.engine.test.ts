import { testPages } from "./test-pages.fixture.ts";

testPages("installed");
