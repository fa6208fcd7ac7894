package import Fleet
import Synchronization

extension Simulator {
    /// Answers a request that came at a real moment; to HEAD without a body, as HTTP wants it.
    package func answer(_ request: APIRequest, at realNow: Timestamp) -> Delivery {
        let delivery = delivery(of: request, at: realNow)
        return request.verb == "HEAD" ? delivery.withoutBody : delivery
    }

    private func delivery(of request: APIRequest, at realNow: Timestamp) -> Delivery {
        if Control.isMeant(request) { return Delivery(Control(simulator: self, realNow: realNow).answer(request)) }
        let moment = moment(at: realNow)
        let ordinal = state.withLock { state in
            state.lastOrdinal += 1
            return state.lastOrdinal
        }
        let identity = tokens.identity(ofAuthorization: request.headers["authorization"], at: realNow)
        let call = IncomingCall(
            request: request,
            ordinal: ordinal,
            realNow: realNow,
            moment: moment,
            identity: (try? identity.get()) ?? ""
        )
        let (delivery, method, fault) = delivery(of: call, identity: identity)
        let entry = LoggedRequest(
            request,
            ordinal: ordinal,
            time: realNow,
            simulatedTime: moment.now,
            method: method,
            identity: call.identity,
            response: delivery.response,
            fault: fault
        )
        state.withLock { $0.log.append(entry) }
        return delivery
    }

    private func delivery(
        of call: IncomingCall,
        identity: Result<String, APIError>
    ) -> (delivery: Delivery, method: String, fault: String?) {
        guard let route = route(call.request) else {
            let error = APIError(404, "NOT_FOUND", "Method not found.")
            return (Delivery(error.response(of: .osConfig)), "", nil)
        }
        let site = route.site(in: call.moment.fleet)
        if case .failure(var refusal) = identity, !site.service.isOpen {
            refusal.metadata["service"] = site.service.rawValue
            return (Delivery(refusal.response(of: site.service)), site.method, nil)
        }
        let chance = call.moment.fleet.chance
        let fault = state.withLock {
            $0.faults.next(for: site, ordinal: call.ordinal, at: call.moment.now, chance: chance)
        }
        guard let fault else {
            return (Delivery(response(to: call, by: route, at: site, fault: nil)), site.method, nil)
        }
        let response =
            fault.refusal(at: site, ordinal: call.ordinal, chance: chance)
            ?? response(to: call, by: route, at: site, fault: fault)
        return (fault.delivered(response), site.method, fault.word.rawValue)
    }

    private func response(
        to call: IncomingCall,
        by route: CallRoute,
        at site: CallSite,
        fault: Fault.Kind?
    ) -> APIResponse {
        do throws(APIError) {
            let refusal = state.withLock { $0.quota.admit(site, identity: call.identity, at: call.realNow) }
            if let refusal { throw refusal }
            switch route {
            case .service(let method, let variables):
                return try response(to: call, by: method, variables: variables, at: site, fault: fault)
            case .tokens(let method, let variables):
                return site.service.response(
                    with: try method.answer(tokenCall(call, variables: variables)),
                    enums: .words
                )
            }
        } catch {
            return error.response(of: site.service)
        }
    }

    private func response(
        to incoming: IncomingCall,
        by method: APIMethod,
        variables: [String: String],
        at site: CallSite,
        fault: Fault.Kind?
    ) throws(APIError) -> APIResponse {
        var call = APICall(
            request: fault?.rewritten(incoming.request, at: site) ?? incoming.request,
            variables: variables,
            moment: incoming.moment,
            identity: incoming.identity
        )
        if method.service == .serviceUsage {
            let (project, now) = (try call.project(), call.now)
            call.disabledServices = state.withLock { $0.faults.disabledServices(in: project, at: now) }
        }
        var answer = try method.answer(call)
        if let mask = call.fieldMask ?? call.request.headers["x-goog-fieldmask"], !mask.isEmpty {
            answer = try FieldMask(mask).applied(to: answer)
        }
        answer = fault?.rewritten(answer, to: incoming.request, at: site) ?? answer
        return site.service.response(with: answer, enums: call.enums)
    }

    private func tokenCall(_ call: IncomingCall, variables: [String: String]) -> TokenCall {
        TokenCall(
            request: call.request,
            variables: variables,
            tokens: tokens,
            identity: call.identity,
            realNow: call.realNow,
            home: home(in: call.moment.fleet),
            moment: call.moment
        )
    }
}

/// A request with what is known about it when it comes.
private struct IncomingCall {
    let request: APIRequest
    let ordinal: Int
    let realNow: Timestamp
    let moment: FleetMoment
    /// Who calls; empty for a caller who is not known.
    let identity: String
}

extension CallRoute {
    fileprivate func site(in fleet: SimulatedFleet) -> CallSite {
        switch self {
        case .service(let method, let variables): CallSite(method, variables: variables, in: fleet)
        case .tokens(let method, _): CallSite(method: method.id, service: method.service)
        }
    }
}

extension GoogleService {
    /// Whether it answers also those whose token is not good.
    fileprivate var isOpen: Bool { [.oauth, .securityTokens, .metadata].contains(self) }

    /// The answer that carries a value.
    fileprivate func response(with value: JSONValue, enums: JSONValue.EnumEncoding) -> APIResponse {
        guard self == .metadata else {
            return APIResponse(
                headers: [
                    ("content-type", "application/json; charset=UTF-8"), ("cache-control", "private"),
                    ("server", "ESF"), ("vary", "Origin, X-Origin, Referer"), ("x-content-type-options", "nosniff"),
                ],
                body: value.bytes(enums: enums)
            )
        }
        let marks = [("metadata-flavor", "Google"), ("server", "Metadata Server for VM")]
        if case .text(let text) = value {
            return APIResponse(headers: [("content-type", "application/text")] + marks, body: Array(text.utf8))
        }
        return APIResponse(headers: [("content-type", "application/json")] + marks, body: value.bytes())
    }
}
