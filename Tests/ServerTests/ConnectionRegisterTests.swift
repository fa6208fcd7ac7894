import NIOCore
import NIOEmbedded
import Testing

@testable import Server

/// Which connection goes when there are too many.
struct ConnectionRegisterTests {
    private let log = LogLines()
    private var register: ConnectionRegister { ConnectionRegister(most: 2, log: SparingLog(log.logger)) }

    @Test func `the one that was quiet for longest is told to go`() {
        let register = register
        let (first, second, third) = (Listener(), Listener(), Listener())
        #expect(register.admit(first.channel) && register.admit(second.channel))
        register.note(first.channel, quietSince: .uptimeNanoseconds(2))
        register.note(second.channel, quietSince: .uptimeNanoseconds(1))
        #expect(register.admit(third.channel))
        #expect([first, second, third].map(\.orders) == [0, 1, 0])
    }

    @Test func `one that is busy stays, however long it is there`() {
        let register = register
        let (first, second, third) = (Listener(), Listener(), Listener())
        #expect(register.admit(first.channel) && register.admit(second.channel))
        register.note(first.channel, quietSince: nil)
        register.note(second.channel, quietSince: .uptimeNanoseconds(1))
        #expect(register.admit(third.channel))
        #expect([first, second, third].map(\.orders) == [0, 1, 0])
    }

    @Test func `where all are busy nobody is told to go`() {
        let register = register
        let (first, second, third) = (Listener(), Listener(), Listener())
        for busy in [first, second] {
            #expect(register.admit(busy.channel))
            register.note(busy.channel, quietSince: nil)
        }
        #expect(!register.admit(third.channel))
        #expect([first, second, third].map(\.orders) == [0, 0, 0])
    }
}

/// A connection that counts what it is told.
private final class Listener: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    let channel = EmbeddedChannel()
    private(set) var orders = 0

    init() { try? channel.pipeline.syncOperations.addHandler(self) }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case ConnectionOrder.leaveIfQuiet = event { orders += 1 }
    }
}
