import Fleet
import FoundationEssentials

/// A JSON web token with a signature that nobody can check; times count from the start of the tiny simulator.
struct Assertion {
    var alg = "RS256"
    var iss: String? = "robot@demo.iam.gserviceaccount.com"
    var aud: String? = "https://oauth2.googleapis.com/token"
    var scope: String? = "https://www.googleapis.com/auth/cloud-platform"
    var iat: Int64? = 0
    var exp: Int64? = 3_600

    var text: String {
        var claims: [String] = []
        for (name, value) in [("iss", iss), ("aud", aud), ("scope", scope)] {
            if let value { claims.append("\"\(name)\":\"\(value)\"") }
        }
        for (name, value) in [("iat", iat), ("exp", exp)] {
            if let value { claims.append("\"\(name)\":\(2_000_000_000 + value)") }
        }
        let parts = ["{\"alg\":\"\(alg)\",\"typ\":\"JWT\"}", "{\(claims.joined(separator: ","))}", "signature"]
        return parts.map { part in
            String(
                Data(part.utf8).base64EncodedString().filter { $0 != "=" }
                    .map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 }
            )
        }
        .joined(separator: ".")
    }
}
