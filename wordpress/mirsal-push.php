<?php
/**
 * Plugin Name:       Mirsal Push
 * Description:       Tells Mirsal of an article the moment it is published. Signed as Standard Webhooks.
 * Version:           1.0.0
 * Requires at least: 5.8
 * Requires PHP:      7.4
 * Author:            Mirsal
 * License:           MIT
 * License URI:       https://opensource.org/licenses/MIT
 * Text Domain:       mirsal-push
 *
 * SPDX-License-Identifier: MIT
 *
 * Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
 * documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
 * rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
 * persons to whom the Software is furnished to do so, subject to the above copyright notice and this permission notice
 * being included in all copies or substantial portions of the Software.
 *
 * THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND.
 *
 * Set it up in wp-config.php, which no page of the dashboard shows:
 *
 *     define( 'MIRSAL_PUSH_URL', 'https://mirsal.example.com/push' );
 *     define( 'MIRSAL_PUSH_SECRET', 'whsec_…' );              // the same as Mirsal's PUSH_SECRET
 *
 * or under Settings → Mirsal. A box «عاجل» beside the editor makes an article breaking news.
 */

defined( 'ABSPATH' ) || exit;

const MIRSAL_BREAKING = '_mirsal_breaking'; // post meta: '1' while the box is ticked
const MIRSAL_TOLD     = '_mirsal_told';     // post meta: when Mirsal took it (never told twice)
const MIRSAL_LATER    = 'mirsal_push_later';
const MIRSAL_TRIES    = 6;

/** Return a setting: the constant where there is one, else what the settings page keeps. */
function mirsal_setting( string $name ): string {
	$constant = 'MIRSAL_PUSH_' . strtoupper( $name );
	$value    = defined( $constant ) ? constant( $constant ) : get_option( 'mirsal_push_' . $name, '' );
	return trim( (string) $value );
}

/** Sign a body: HMAC-SHA256 over `id.timestamp.body`, base64 (https://www.standardwebhooks.com). */
function mirsal_signature( string $secret, string $id, string $timestamp, string $body ): string {
	$key = base64_decode( preg_replace( '/^whsec_/', '', $secret ), true );
	if ( false === $key || '' === $key ) {
		return '';
	}
	return 'v1,' . base64_encode( hash_hmac( 'sha256', "$id.$timestamp.$body", $key, true ) );
}

/** Return an HTML text as plain text. */
function mirsal_plain( string $html ): string {
	return trim( html_entity_decode( wp_strip_all_tags( $html ), ENT_QUOTES | ENT_HTML5, 'UTF-8' ) );
}

/** Return what Mirsal is told of a post. The body of an article stays here: Mirsal needs its first words only. */
function mirsal_item( WP_Post $post ): array {
	$excerpt = has_excerpt( $post ) ? $post->post_excerpt : wp_trim_words( strip_shortcodes( $post->post_content ), 60, '…' );
	$item    = array(
		'url'     => get_permalink( $post ),
		'title'   => mirsal_plain( get_the_title( $post ) ),
		'summary' => mirsal_plain( $excerpt ),
	);
	$image   = get_the_post_thumbnail_url( $post, 'large' );
	if ( $image ) {
		$item['image'] = $image;
	}
	if ( '1' === get_post_meta( $post->ID, MIRSAL_BREAKING, true ) ) {
		$item['breaking'] = true;
	}
	return $item;
}

/**
 * Send a post to Mirsal and remember that it was taken. Where nobody answers, or the answer is not final, it is tried
 * again later under the same id, so that Mirsal takes it once.
 */
function mirsal_push( int $number, int $try = 1 ): void {
	$post   = get_post( $number );
	$url    = mirsal_setting( 'url' );
	$secret = mirsal_setting( 'secret' );
	if ( ! $post || '' === $url || '' === $secret || get_post_meta( $number, MIRSAL_TOLD, true ) ) {
		return;
	}
	if ( 'publish' !== $post->post_status || '' !== $post->post_password ) {
		return;
	}
	$body      = wp_json_encode( mirsal_item( $post ), JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES );
	$id        = 'wp-' . substr( md5( home_url( '/' ) ), 0, 12 ) . '-' . $number;
	$timestamp = (string) time();
	$signature = mirsal_signature( $secret, $id, $timestamp, (string) $body );
	if ( false === $body || '' === $signature ) {
		mirsal_note( 'the secret is not whsec_ and base64, or the article cannot be written as JSON' );
		return;
	}
	$answer = wp_remote_post(
		$url,
		array(
			'timeout'     => 8,
			'redirection' => 0,
			'body'        => $body,
			'headers'     => array(
				'Content-Type'      => 'application/json; charset=utf-8',
				'webhook-id'        => $id,
				'webhook-timestamp' => $timestamp,
				'webhook-signature' => $signature,
			),
		)
	);
	$status = is_wp_error( $answer ) ? 0 : (int) wp_remote_retrieve_response_code( $answer );
	if ( 200 === $status || 202 === $status ) {
		update_post_meta( $number, MIRSAL_TOLD, $timestamp );
		mirsal_note( '' );
		return;
	}
	mirsal_note( is_wp_error( $answer ) ? $answer->get_error_message() : "HTTP $status " . wp_remote_retrieve_body( $answer ) );
	if ( in_array( $status, array( 404, 413, 422 ), true ) || $try >= MIRSAL_TRIES ) {
		return; // it would be answered the same again, or the feed has brought it long ago
	}
	wp_schedule_single_event( time() + 10 * 4 ** ( $try - 1 ), MIRSAL_LATER, array( $number, $try + 1 ) );
}
add_action( MIRSAL_LATER, 'mirsal_push', 10, 2 );

/** Keep what went wrong last, for the settings page; '' is that all is well. */
function mirsal_note( string $problem ): void {
	$said = mb_substr( wp_check_invalid_utf8( $problem, true ), 0, 300 ); // half a letter, and WordPress shows nothing
	update_option( 'mirsal_push_problem', '' === $problem ? '' : gmdate( 'c' ) . ' ' . $said, false );
}

/** Tell whether a post is news: not one of an import, nor one that is dated days back. */
function mirsal_is_news( WP_Post $post ): bool {
	if ( 'post' !== $post->post_type || ( defined( 'WP_IMPORTING' ) && WP_IMPORTING ) ) {
		return false;
	}
	$date = strtotime( $post->post_date_gmt . ' UTC' );
	return false === $date || $date <= 0 || time() - $date < 2 * DAY_IN_SECONDS;
}

/** Tell Mirsal once a post has become public, by hand or at its planned time. */
function mirsal_on_transition( string $new, string $old, WP_Post $post ): void {
	if ( 'publish' === $new && 'publish' !== $old && mirsal_is_news( $post ) ) {
		mirsal_at_the_end( $post->ID );
	}
}
add_action( 'transition_post_status', 'mirsal_on_transition', 10, 3 );

/**
 * Push a post when everything else of this request is done: the box, the picture and the excerpt are stored by then, and
 * the page is there to be read. Nobody waits for it where PHP can answer first.
 */
function mirsal_at_the_end( int $number ): void {
	static $waiting = array();
	if ( isset( $waiting[ $number ] ) ) {
		return;
	}
	$waiting[ $number ] = true;
	add_action(
		'shutdown',
		static function () use ( $number ) {
			if ( function_exists( 'fastcgi_finish_request' ) ) {
				fastcgi_finish_request();
			}
			mirsal_push( $number );
		},
		100
	);
}

/** Let the block editor keep the box as it keeps everything else: in the request that publishes. */
function mirsal_register_meta(): void {
	register_post_meta(
		'post',
		MIRSAL_BREAKING,
		array(
			'type'          => 'string',
			'single'        => true,
			'show_in_rest'  => true,
			'auth_callback' => static fn() => current_user_can( 'edit_posts' ),
		)
	);
}
add_action( 'init', 'mirsal_register_meta' );

/** The box «عاجل» of the block editor. */
function mirsal_block_box(): void {
	$screen = get_current_screen();
	if ( ! $screen || 'post' !== $screen->post_type ) {
		return;
	}
	wp_register_script( 'mirsal-push', false, array( 'wp-plugins', 'wp-edit-post', 'wp-element', 'wp-components', 'wp-data' ), '1.0.0', true );
	wp_add_inline_script( 'mirsal-push', MIRSAL_BLOCK_BOX );
	wp_enqueue_script( 'mirsal-push' );
}
add_action( 'enqueue_block_editor_assets', 'mirsal_block_box' );

const MIRSAL_BLOCK_BOX = <<<'JS'
( function ( wp ) {
	const el = wp.element.createElement;
	const Panel = ( wp.editor && wp.editor.PluginDocumentSettingPanel ) || wp.editPost.PluginDocumentSettingPanel;
	wp.plugins.registerPlugin( 'mirsal-push', {
		render() {
			const meta = wp.data.useSelect( ( select ) => select( 'core/editor' ).getEditedPostAttribute( 'meta' ) ) || {};
			const { editPost } = wp.data.useDispatch( 'core/editor' );
			return el( Panel, { name: 'mirsal-push', title: 'Mirsal' }, el( wp.components.CheckboxControl, {
				label: 'عاجل',
				checked: meta._mirsal_breaking === '1',
				onChange: ( on ) => editPost( { meta: { _mirsal_breaking: on ? '1' : '' } } ),
			} ) );
		},
	} );
} )( window.wp );
JS;

/** The box «عاجل» of the classic editor. */
function mirsal_box(): void {
	add_meta_box( 'mirsal-breaking', 'Mirsal', 'mirsal_draw_box', 'post', 'side', 'high', array( '__back_compat_meta_box' => true ) );
}
add_action( 'add_meta_boxes', 'mirsal_box' );

/** Draw the box. */
function mirsal_draw_box( WP_Post $post ): void {
	wp_nonce_field( 'mirsal-breaking', 'mirsal_nonce' );
	printf(
		'<label><input type="checkbox" name="mirsal_breaking" value="1" %s> عاجل</label>',
		checked( get_post_meta( $post->ID, MIRSAL_BREAKING, true ), '1', false )
	);
	$told = get_post_meta( $post->ID, MIRSAL_TOLD, true );
	if ( $told ) {
		printf( '<p>✓ %s</p>', esc_html( wp_date( 'Y-m-d H:i', (int) $told ) ) );
	}
}

/** Keep the box of the classic editor. */
function mirsal_keep_box( int $number ): void {
	$nonce = isset( $_POST['mirsal_nonce'] ) ? sanitize_text_field( wp_unslash( $_POST['mirsal_nonce'] ) ) : '';
	if ( ! wp_verify_nonce( $nonce, 'mirsal-breaking' ) || ! current_user_can( 'edit_post', $number ) ) {
		return;
	}
	if ( empty( $_POST['mirsal_breaking'] ) ) {
		delete_post_meta( $number, MIRSAL_BREAKING );
	} else {
		update_post_meta( $number, MIRSAL_BREAKING, '1' );
	}
}
add_action( 'save_post_post', 'mirsal_keep_box' );

/** The settings page: address and secret, and what went wrong last. */
function mirsal_menu(): void {
	add_options_page( 'Mirsal', 'Mirsal', 'manage_options', 'mirsal-push', 'mirsal_draw_settings' );
}
add_action( 'admin_menu', 'mirsal_menu' );

/** Let WordPress keep the two settings. */
function mirsal_register(): void {
	register_setting( 'mirsal-push', 'mirsal_push_url', array( 'sanitize_callback' => 'esc_url_raw' ) );
	register_setting( 'mirsal-push', 'mirsal_push_secret', array( 'sanitize_callback' => 'mirsal_kept_secret' ) );
}
add_action( 'admin_init', 'mirsal_register' );

/** Return the secret as typed; where nothing was typed, the one that is kept. */
function mirsal_kept_secret( $typed ): string {
	$secret = sanitize_text_field( (string) $typed );
	return '' === $secret ? (string) get_option( 'mirsal_push_secret', '' ) : $secret;
}

/** Draw the settings page. A secret that is set is not shown. */
function mirsal_draw_settings(): void {
	$problem = (string) get_option( 'mirsal_push_problem', '' );
	echo '<div class="wrap"><h1>Mirsal</h1>';
	if ( '' !== $problem ) {
		printf( '<div class="notice notice-error"><p>%s</p></div>', esc_html( $problem ) );
	}
	echo '<form method="post" action="options.php"><table class="form-table">';
	settings_fields( 'mirsal-push' );
	foreach ( array( 'url' => 'https://mirsal.example.com/push', 'secret' => 'whsec_…' ) as $name => $example ) {
		$fixed = defined( 'MIRSAL_PUSH_' . strtoupper( $name ) );
		printf(
			'<tr><th><label for="m-%1$s">%2$s</label></th><td><input id="m-%1$s" class="regular-text" name="mirsal_push_%1$s" type="%3$s" value="%4$s" placeholder="%5$s" autocomplete="off" %6$s></td></tr>',
			esc_attr( $name ),
			esc_html( 'url' === $name ? 'URL' : 'Secret' ),
			esc_attr( 'url' === $name ? 'url' : 'password' ),
			esc_attr( $fixed || 'secret' === $name ? '' : mirsal_setting( $name ) ),
			esc_attr( $fixed ? 'wp-config.php' : ( 'secret' === $name && '' !== mirsal_setting( $name ) ? '••••••••' : $example ) ),
			disabled( $fixed, true, false )
		);
	}
	echo '</table>';
	submit_button();
	echo '</form></div>';
}
