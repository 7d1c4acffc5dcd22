import { testPages } from "./test-pages.fixture.ts";

// The course's: course-pages.engine.test.ts.
testPages("checkout");
