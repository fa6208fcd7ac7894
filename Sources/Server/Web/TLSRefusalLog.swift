import NIOCore
import NIOSSL

/// Says in the log why a client did not get through the handshake.
final class TLSRefusalLog: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer

    private let log: SparingLog

    init(log: SparingLog) {
        self.log = log
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if case NIOSSLError.handshakeFailed(let reason) = error { note("\(reason)", context.channel) }
        if case NIOSSLError.noCertificateToValidate = error {
            note("PEER_DID_NOT_RETURN_A_CERTIFICATE", context.channel)
        }
        context.fireErrorCaught(error)
    }

    private func note(_ reason: String, _ channel: any Channel) {
        let client = channel.remoteAddress?.ipAddress ?? "a socket file"
        // The reason for a certificate that was looked at is in the log already.
        if reason.contains("CERTIFICATE_VERIFY_FAILED") { return }
        if reason.contains("PEER_DID_NOT_RETURN_A_CERTIFICATE") {
            log.notice("a client is refused: it has no certificate", ["client": client])
        } else if reason.contains("HTTP_REQUEST") || reason.contains("HTTPS_PROXY_REQUEST") {
            log.notice("a client is refused: it speaks plain HTTP where TLS is spoken", ["client": client])
        } else if !reason.contains("eof"), !reason.contains("EOF") {
            log.notice("a client is refused: no TLS could be agreed upon", ["client": client, "reason": reason])
        }
    }
}
