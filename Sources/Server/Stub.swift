enum StubServer {}
import Hummingbird
import Logging
import ServiceLifecycle
