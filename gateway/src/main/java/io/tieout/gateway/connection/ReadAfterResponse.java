package io.tieout.gateway.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.LastHttpContent;

/// Makes sure that a kept-alive connection goes on to be read after each answer.
///
/// Reactor Netty reads on demand, and up to 1.3.7 forgets to ask when a request that had to queue behind its
/// predecessor is answered at once: the caller's next request then waits for ever (reactor-netty issue 4361). Asking
/// once more than needed does no harm. To be taken out together with an update that has the correction.
final class ReadAfterResponse extends ChannelOutboundHandlerAdapter {

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        var written = promise.unvoid();
        if (message instanceof LastHttpContent) {
            written.addListener(
                    done -> context.executor().execute(() -> context.channel().read()));
        }
        super.write(context, message, written);
    }
}
