import Foundation
import NIOCore
import NIOSSL
import NIOTLS

/// Says in the log why a client did not get through the handshake.
final class TLSRefusalLog: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer

    private let log: SparingLog
    private let clients: ClientCertificateCheck?

    init(log: SparingLog, clients: ClientCertificateCheck?) {
        (self.log, self.clients) = (log, clients)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        // A session that is taken up again brings its certificate along, and nobody looks at it but us.
        if case TLSUserEvent.handshakeCompleted = event, let clients {
            let own = try? context.pipeline.syncOperations.nioSSL_peerCertificate()
            if let objection = clients.objection(toSessionOf: own, at: Int(time(nil))) {
                let client = context.channel.remoteAddress?.ipAddress ?? "a socket file"
                log.notice("a client is refused: \(objection)", ["client": client])
                context.close(promise: nil)
                return
            }
        }
        context.fireUserInboundEventTriggered(event)
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
