import { engineContract } from "../contract-suite/engine-contract.fixture.ts";
import { dockerFixture } from "./docker-contract.fixture.ts";

engineContract("Docker", dockerFixture());
